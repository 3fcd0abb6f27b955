SELECT s.batch_id FROM batch_supersession s JOIN batch b ON b.id = s.batch_id AND b.state = 'posted'
WHERE s.old_batch_id = :batch_id LIMIT 1
