SELECT batch_id, row_number, month, tax_full, tax_local, tax_district FROM tax_record
WHERE enterprise_id = :enterprise_id
