SELECT id, user_id, role, scope_kind, scope_id, valid_from, valid_to FROM assignment
WHERE user_id = :user AND valid_from <= :day AND valid_to >= :day ORDER BY granted_ms, id
