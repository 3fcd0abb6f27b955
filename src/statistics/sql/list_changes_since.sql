-- What the change log says became different, once a record. before_json and after_json name the building of a tenancy
-- whose version is gone.
SELECT c.entity, c.record_id, c.before_json, c.after_json
FROM change c
WHERE c.sequence > :sequence
ORDER BY c.sequence
