INSERT INTO job (id, kind, state, user_id, assignment_id, created_ms, progress_done, progress_total, step, input_json,
    result_json, problem_json)
VALUES (:id, :kind, 'queued', :user_id, :assignment_id, :now, 0, 0, '', '{}', '{}', '{}')
