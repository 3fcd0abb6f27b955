-- The row of find_assignment and how far the registry is.
SELECT a.user_id, u.login, u.display_name, a.role, a.scope_kind, a.scope_id, h.sequence, h.hash
FROM assignment a JOIN user_account u ON u.id = a.user_id CROSS JOIN change_head h
WHERE a.id = :id AND a.valid_from <= :day AND a.valid_to >= :day AND u.state = 'active' AND h.id = 1
