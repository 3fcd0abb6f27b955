-- The few changes behind this place first: a plan by entity would read the whole log.
WITH since AS MATERIALIZED (SELECT record_id, entity, state FROM change WHERE sequence > :sequence)
SELECT DISTINCT record_id FROM since WHERE entity = 'enterprise' AND state = 'effective'
