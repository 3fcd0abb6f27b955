SELECT id, valid_from, valid_to, floor_area, lettable_area FROM building_version WHERE id = :building ORDER BY id, valid_from
