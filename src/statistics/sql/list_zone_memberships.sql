SELECT v.building_id, v.valid_from, v.valid_to, v.zone_id
FROM zone_membership_version v
WHERE v.building_id BETWEEN :first AND :last
ORDER BY v.building_id, v.valid_from, v.zone_id
