UPDATE job SET state = :state, finished_ms = :now, progress_done = :done, progress_total = :total, step = :step,
    result_json = :result_json, problem_json = :problem_json
WHERE id = :id
