INSERT INTO tax_source (id, district_code, name) VALUES (:id, :district_code, :name)
