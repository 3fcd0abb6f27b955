SELECT id, user_id, role, scope_kind, scope_id, valid_from, valid_to FROM assignment
WHERE user_id = :user ORDER BY granted_ms DESC, id DESC
