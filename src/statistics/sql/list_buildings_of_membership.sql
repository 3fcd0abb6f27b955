SELECT DISTINCT building_id FROM zone_membership_version WHERE id = :id
