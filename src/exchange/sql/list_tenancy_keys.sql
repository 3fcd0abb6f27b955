SELECT id, enterprise_id, building_id, floor_label, unit_label, valid_from, valid_to FROM tenancy_version
WHERE district_code = :district_code
