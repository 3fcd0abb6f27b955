SELECT id, building_id, name FROM floor_version WHERE valid_to = 99991231
