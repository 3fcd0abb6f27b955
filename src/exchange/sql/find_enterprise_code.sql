SELECT credit_code FROM enterprise_version
WHERE id = :id AND credit_code IS NOT NULL ORDER BY valid_from DESC LIMIT 1
