SELECT id, code FROM building_version WHERE code IS NOT NULL
