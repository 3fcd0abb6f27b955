SELECT sequence, id, district_code, at_ms, user_id, actor, origin, batch_id, entity, record_id, kind, state,
    valid_from, valid_to, before_json, after_json, note, previous_hash, hash
FROM change ORDER BY sequence
