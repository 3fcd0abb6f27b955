SELECT enterprise_id, building_id, valid_from, valid_to, area, is_primary FROM tenancy_version
WHERE district_code = :district_code ORDER BY enterprise_id, id, valid_from
