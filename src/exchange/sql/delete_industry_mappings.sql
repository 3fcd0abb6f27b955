DELETE FROM industry_mapping WHERE scheme_code = :scheme_code
