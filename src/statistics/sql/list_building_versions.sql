SELECT v.id, v.valid_from, v.valid_to, v.name, v.region_id, v.stage, v.kind, v.ownership, v.floor_area,
       v.business_area, v.lettable_area
FROM building_version v
WHERE v.id BETWEEN :first AND :last
ORDER BY v.id, v.valid_from
