SELECT scheme_code, code, name, position, batch_id FROM industry_class WHERE scheme_code = :scheme_code ORDER BY position, code
