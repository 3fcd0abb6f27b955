-- Firms whose stays a batch has written and that the register will still know without it.
SELECT DISTINCT t.enterprise_id FROM change c JOIN tenancy_version t ON t.id = c.record_id
WHERE c.batch_id = :batch_id AND c.entity = 'tenancy'
  AND t.enterprise_id NOT IN (
      SELECT record_id FROM change WHERE batch_id = :batch_id AND entity = 'enterprise' AND kind = 'create')
