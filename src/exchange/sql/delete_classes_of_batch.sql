DELETE FROM industry_class WHERE batch_id = :batch_id
