SELECT id, credit_code, name, former_names FROM enterprise_version
WHERE district_code = :district_code ORDER BY id, valid_from DESC
