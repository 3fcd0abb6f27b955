UPDATE tax_record SET enterprise_id = NULL, match_method = NULL, building_id = NULL, attribution = 'outside'
WHERE enterprise_id IN (
    SELECT record_id FROM change WHERE batch_id = :batch_id AND entity = 'enterprise' AND kind = 'create')
