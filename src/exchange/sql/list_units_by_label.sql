SELECT u.id, u.building_id, f.name, u.name FROM unit_version u
JOIN floor_version f ON f.id = u.floor_id AND f.valid_to = 99991231
WHERE u.valid_to = 99991231
