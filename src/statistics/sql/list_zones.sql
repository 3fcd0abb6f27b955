SELECT v.id, v.scheme_id, v.code, v.name
FROM zone_version v
WHERE NOT EXISTS (SELECT 1 FROM zone_version l WHERE l.id = v.id AND l.valid_from > v.valid_from)
ORDER BY v.code, v.id
