SELECT DISTINCT substr(code, 1, 6) FROM region_version WHERE level IN ('county', 'park') AND valid_to = 99991231
