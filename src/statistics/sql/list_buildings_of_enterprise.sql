SELECT DISTINCT building_id FROM tenancy_version WHERE enterprise_id = :id
