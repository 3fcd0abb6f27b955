SELECT id, code, name FROM region_version WHERE valid_to = 99991231 ORDER BY code
