DELETE FROM batch_difference WHERE batch_id = :batch_id
