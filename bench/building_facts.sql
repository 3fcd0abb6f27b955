SELECT b.id, c.code, s.code, coalesce(z.code, ''), coalesce(b.kind, ''), coalesce(b.ownership, ''), b.stage
FROM building_version b
JOIN region_version s ON s.id = b.region_id AND s.valid_to = 99991231
JOIN region_version c ON c.id = s.parent_id AND c.valid_to = 99991231
LEFT JOIN zone_membership_version m ON m.building_id = b.id AND m.valid_to = 99991231
LEFT JOIN zone_version z ON z.id = m.zone_id AND z.valid_to = 99991231
WHERE b.valid_to = 99991231;
