SELECT code, name FROM industry_scheme ORDER BY code
