DELETE FROM batch_problem WHERE batch_id = :batch_id
