SELECT kind, state, user_id, created_ms, progress_done, progress_total, step, result_json, problem_json FROM job
WHERE id = :id AND user_id = :user_id
