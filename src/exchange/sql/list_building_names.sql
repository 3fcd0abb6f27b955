SELECT b.id, b.name, b.aliases, r.code, b.road, b.road_number
FROM building_version b JOIN region_version r ON r.id = b.region_id AND r.valid_to = 99991231
WHERE NOT EXISTS (SELECT 1 FROM building_version l WHERE l.id = b.id AND l.valid_from > b.valid_from)
ORDER BY b.id
