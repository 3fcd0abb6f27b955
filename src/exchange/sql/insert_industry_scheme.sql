INSERT INTO industry_scheme (code, name, batch_id) VALUES (:code, :name, :batch_id)
