SELECT m.id, m.building_id, z.scheme_id, m.zone_id FROM zone_membership_version m
JOIN zone_version z ON z.id = m.zone_id AND z.valid_to = 99991231
WHERE m.valid_to = 99991231
