DELETE FROM industry_scheme WHERE batch_id = :batch_id
