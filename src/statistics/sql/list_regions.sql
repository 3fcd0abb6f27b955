-- Every region as its last version says.
SELECT v.id, v.code, v.name, v.level, v.parent_id
FROM region_version v
WHERE NOT EXISTS (SELECT 1 FROM region_version l WHERE l.id = v.id AND l.valid_from > v.valid_from)
ORDER BY v.code, v.id
