SELECT a.user_id, u.login, u.display_name, a.role, a.scope_kind, a.scope_id
FROM assignment a JOIN user_account u ON u.id = a.user_id
WHERE a.id = :id AND a.valid_from <= :day AND a.valid_to >= :day AND u.state = 'active'
