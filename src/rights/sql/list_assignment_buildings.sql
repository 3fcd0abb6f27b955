SELECT building_id FROM assignment_building WHERE assignment_id = :id ORDER BY building_id
