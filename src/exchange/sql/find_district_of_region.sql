SELECT substr(v.code, 1, 6) FROM region_closure c JOIN region_version v ON v.id = c.ancestor_id
WHERE c.descendant_id = :region_id AND v.level IN ('county', 'park', 'city') AND v.valid_to = 99991231
ORDER BY CASE WHEN v.level = 'city' THEN 1 ELSE 0 END, c.depth LIMIT 1
