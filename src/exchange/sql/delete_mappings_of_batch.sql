DELETE FROM industry_mapping WHERE batch_id = :batch_id
