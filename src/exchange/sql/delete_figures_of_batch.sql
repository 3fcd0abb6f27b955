DELETE FROM published_figure WHERE batch_id = :batch_id
