SELECT id, district_code, entity, record_id, kind, state, valid_from, valid_to, before_json, after_json
FROM change WHERE batch_id = :batch AND kind <> 'undo' AND state IN ('effective', 'submitted')
ORDER BY sequence DESC
