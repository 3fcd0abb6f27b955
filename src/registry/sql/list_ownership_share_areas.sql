SELECT id, valid_from, valid_to, area, 0 FROM ownership_share_version WHERE building_id = :building ORDER BY id, valid_from
