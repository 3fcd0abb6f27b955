SELECT district_code, batch_id, row_number, month, building_id, attribution, tax_full, tax_local, tax_district
FROM tax_record WHERE enterprise_id = :enterprise_id
