SELECT DISTINCT c.record_id
FROM change c
WHERE c.sequence > :sequence AND c.entity = 'building'
