SELECT 1 FROM tenancy_version WHERE building_id = :building AND valid_to >= :day LIMIT 1
