SELECT 1 FROM building_version
WHERE name = :name AND region_id = :region AND id <> :id AND valid_from <= :last AND valid_to >= :first
LIMIT 1
