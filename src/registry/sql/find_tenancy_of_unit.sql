SELECT valid_from FROM tenancy_version
WHERE unit_id = :unit AND id <> :id AND valid_from <= :last AND valid_to >= :first
ORDER BY valid_from LIMIT 1
