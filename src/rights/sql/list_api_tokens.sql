SELECT id, name, assignment_id, read_only, created_ms, expires_ms FROM api_token
WHERE user_id = :user AND revoked_ms IS NULL AND expires_ms > :now ORDER BY id DESC
