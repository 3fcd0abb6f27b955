DELETE FROM tax_share WHERE district_code = :district_code AND batch_id = :batch_id AND row_number = :row_number
