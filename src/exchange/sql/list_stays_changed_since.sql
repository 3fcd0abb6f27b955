-- With the change that made each stay: it names the firm, also when the stay has been taken back.
SELECT c.before_json, c.after_json FROM change c
WHERE c.entity = 'tenancy' AND (c.sequence > :sequence OR c.kind = 'create') AND c.record_id IN (
    SELECT d.record_id FROM change d WHERE d.sequence > :sequence AND d.entity = 'tenancy')
