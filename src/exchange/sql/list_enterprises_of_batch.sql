SELECT DISTINCT enterprise_id FROM tax_record
WHERE district_code = :district_code AND batch_id = :batch_id AND enterprise_id IS NOT NULL
