SELECT id, valid_from, valid_to, area, 0 FROM tenancy_version WHERE building_id = :building ORDER BY id, valid_from
