-- With the change that made each stay: it names the firm, also when the stay has been taken back.
WITH since AS MATERIALIZED (SELECT record_id, entity, before_json, after_json FROM change WHERE sequence > :sequence)
SELECT before_json, after_json FROM since WHERE entity = 'tenancy'
UNION ALL
SELECT c.before_json, c.after_json FROM change c
WHERE c.entity = 'tenancy' AND c.kind = 'create' AND c.record_id IN (SELECT record_id FROM since WHERE entity = 'tenancy')
