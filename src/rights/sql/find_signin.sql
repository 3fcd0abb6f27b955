SELECT s.user_id, s.assignment_id, s.csrf_token, s.seen_ms, u.must_change
FROM signin s JOIN user_account u ON u.id = s.user_id
WHERE s.token_hash = :token_hash AND s.expires_ms > :now AND s.seen_ms > :idle_since AND u.state = 'active'
