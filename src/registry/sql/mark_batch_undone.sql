UPDATE change SET state = 'undone'
WHERE batch_id = :batch AND kind <> 'undo' AND state IN ('effective', 'submitted')
