UPDATE job SET state = 'failed', finished_ms = :now, problem_json = :problem_json WHERE state IN ('queued', 'running')
