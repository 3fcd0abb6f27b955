SELECT substr(v.code, 1, 6)
FROM building_version b JOIN region_closure c ON c.descendant_id = b.region_id
JOIN region_version v ON v.id = c.ancestor_id
WHERE b.id = :building_id AND v.level IN ('county', 'park', 'city') AND v.valid_to = 99991231
ORDER BY b.valid_from DESC, CASE WHEN v.level = 'city' THEN 1 ELSE 0 END, c.depth LIMIT 1
