INSERT INTO assignment (id, user_id, role, scope_kind, scope_id, valid_from, valid_to, granted_by, granted_ms)
VALUES (:id, :user_id, :role, :scope_kind, :scope_id, :valid_from, :valid_to, :granted_by, :granted_ms)
