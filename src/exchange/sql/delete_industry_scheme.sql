DELETE FROM industry_scheme WHERE code = :scheme_code
