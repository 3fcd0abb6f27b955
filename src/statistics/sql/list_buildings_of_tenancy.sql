SELECT DISTINCT building_id FROM tenancy_version WHERE id = :id
