SELECT id, valid_from, valid_to, area, floor_id FROM unit_version WHERE building_id = :building ORDER BY id, valid_from
