DELETE FROM tax_share WHERE (batch_id, row_number) IN (
    SELECT t.batch_id, t.row_number FROM tax_record t WHERE t.attribution = 'split' AND t.enterprise_id IN (
        SELECT record_id FROM change WHERE batch_id = :batch_id AND entity = 'enterprise' AND kind = 'create'))
