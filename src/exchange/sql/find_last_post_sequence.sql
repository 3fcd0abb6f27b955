SELECT COALESCE(MAX(post_sequence), 0) FROM batch
