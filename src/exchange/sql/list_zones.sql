SELECT s.code, s.id, z.id, z.code, s.partition FROM zoning_scheme_version s
LEFT JOIN zone_version z ON z.scheme_id = s.id AND z.valid_to = 99991231
WHERE s.valid_to = 99991231
