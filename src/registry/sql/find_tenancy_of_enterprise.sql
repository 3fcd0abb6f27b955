SELECT 1 FROM tenancy_version WHERE enterprise_id = :enterprise AND valid_to >= :day LIMIT 1
