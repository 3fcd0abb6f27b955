SELECT id, credit_code, name, former_names FROM enterprise_version ORDER BY id, valid_from DESC
