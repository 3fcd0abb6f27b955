SELECT id, district_code, name FROM tax_source ORDER BY district_code, name
