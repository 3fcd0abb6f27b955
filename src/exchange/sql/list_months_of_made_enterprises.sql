SELECT DISTINCT month FROM tax_record WHERE enterprise_id IN (
    SELECT record_id FROM change WHERE batch_id = :batch_id AND entity = 'enterprise' AND kind = 'create')
