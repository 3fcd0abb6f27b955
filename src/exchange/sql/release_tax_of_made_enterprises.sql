-- A payer who was found by his name alone is unmatched again; one with a code of his own is a firm outside the register.
UPDATE tax_record SET enterprise_id = NULL, match_method = NULL, building_id = NULL,
    attribution = CASE WHEN match_method IN ('name', 'former_name') AND length(credit_code) <> 18 THEN 'unmatched'
        ELSE 'outside' END
WHERE enterprise_id IN (
    SELECT record_id FROM change WHERE batch_id = :batch_id AND entity = 'enterprise' AND kind = 'create')
