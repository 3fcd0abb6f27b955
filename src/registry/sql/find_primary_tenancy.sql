SELECT valid_from FROM tenancy_version
WHERE enterprise_id = :enterprise AND is_primary = 1 AND id <> :id AND valid_from <= :last AND valid_to >= :first
ORDER BY valid_from LIMIT 1
