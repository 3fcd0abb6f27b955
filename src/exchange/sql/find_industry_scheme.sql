SELECT code, name, batch_id FROM industry_scheme WHERE code = :scheme_code
