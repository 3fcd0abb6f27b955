SELECT district_code, credit_code, name FROM enterprise_version WHERE id = :id ORDER BY valid_from DESC
