SELECT id, region_id, name FROM site_version WHERE valid_to = 99991231
