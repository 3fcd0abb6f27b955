SELECT user_id, assignment_id, read_only FROM api_token
WHERE token_hash = :token_hash AND expires_ms > :now AND revoked_ms IS NULL
