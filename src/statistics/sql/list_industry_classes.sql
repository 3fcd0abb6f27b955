SELECT scheme_code, code, name FROM industry_class ORDER BY scheme_code, position, code
