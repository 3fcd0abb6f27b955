DELETE FROM industry_class WHERE scheme_code = :scheme_code
