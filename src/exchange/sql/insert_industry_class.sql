INSERT INTO industry_class (scheme_code, code, name, position, batch_id) VALUES (:scheme_code, :code, :name, :position, :batch_id)
