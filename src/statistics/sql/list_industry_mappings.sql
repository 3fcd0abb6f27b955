SELECT scheme_code, prefix, class_code FROM industry_mapping ORDER BY scheme_code, prefix
