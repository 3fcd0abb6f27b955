SELECT id, valid_from, valid_to, floor_area, lettable_area FROM floor_version WHERE building_id = :building ORDER BY id, valid_from
