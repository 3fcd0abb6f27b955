DELETE FROM batch_supersession WHERE batch_id = :batch_id
