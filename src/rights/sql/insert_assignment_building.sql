INSERT INTO assignment_building (assignment_id, building_id) VALUES (:assignment, :building)
