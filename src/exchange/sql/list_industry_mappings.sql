SELECT scheme_code, prefix, class_code, batch_id FROM industry_mapping WHERE scheme_code = :scheme_code ORDER BY prefix
