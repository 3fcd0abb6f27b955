SELECT valid_from FROM operator_mandate_version
WHERE building_id = :building AND kind = 'whole' AND id <> :id AND valid_from <= :last AND valid_to >= :first
ORDER BY valid_from LIMIT 1
