UPDATE batch SET state = 'undone', undone_ms = :now, undone_by = :user WHERE id = :id
