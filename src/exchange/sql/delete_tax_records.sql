DELETE FROM tax_record WHERE district_code = :district_code AND batch_id = :batch_id
