UPDATE tax_record SET building_id = :building_id, attribution = :attribution
WHERE district_code = :district_code AND batch_id = :batch_id AND row_number = :row_number
