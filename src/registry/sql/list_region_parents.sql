SELECT id, valid_from, valid_to, parent_id FROM region_version ORDER BY id, valid_from
