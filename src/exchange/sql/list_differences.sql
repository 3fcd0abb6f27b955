SELECT row_number, verdict, title, before_json, after_json, evidence FROM batch_difference
WHERE batch_id = :batch_id AND (:verdict = '' OR verdict = :verdict) ORDER BY position LIMIT :limit OFFSET :offset
