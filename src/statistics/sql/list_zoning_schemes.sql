SELECT v.id, v.code, v.name
FROM zoning_scheme_version v
WHERE NOT EXISTS (SELECT 1 FROM zoning_scheme_version l WHERE l.id = v.id AND l.valid_from > v.valid_from)
ORDER BY v.code, v.id
