SELECT enterprise_id, building_id, valid_from, valid_to, area, is_primary FROM tenancy_version
WHERE enterprise_id = :enterprise_id ORDER BY enterprise_id, id, valid_from
