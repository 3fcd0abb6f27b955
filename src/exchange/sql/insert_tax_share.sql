INSERT INTO tax_share (district_code, batch_id, row_number, building_id, tax_full, tax_local, tax_district)
VALUES (:district_code, :batch_id, :row_number, :building_id, :tax_full, :tax_local, :tax_district)
