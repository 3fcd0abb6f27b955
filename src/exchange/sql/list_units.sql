SELECT id, floor_id, name FROM unit_version WHERE valid_to = 99991231
