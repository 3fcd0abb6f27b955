SELECT v.building_id, v.valid_from, v.valid_to, v.enterprise_id, v.area
FROM tenancy_version v
WHERE v.building_id BETWEEN :first AND :last
ORDER BY v.building_id
