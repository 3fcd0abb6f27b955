-- Where buildings stand and how tall they are, version by version.
SELECT v.id, v.valid_from, v.valid_to, v.longitude, v.latitude, v.frame, v.floors_above, v.floors_below, v.floor_area,
       v.standard_floor_area
FROM building_version v
WHERE v.id BETWEEN :first AND :last
ORDER BY v.id, v.valid_from
