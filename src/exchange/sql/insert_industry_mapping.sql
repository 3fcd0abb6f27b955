INSERT INTO industry_mapping (scheme_code, prefix, class_code, batch_id) VALUES (:scheme_code, :prefix, :class_code, :batch_id)
