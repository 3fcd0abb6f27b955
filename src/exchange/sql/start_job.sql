UPDATE job SET state = 'running', started_ms = :now WHERE id = :id
