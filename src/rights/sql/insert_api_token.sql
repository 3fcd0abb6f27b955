INSERT INTO api_token (id, token_hash, name, user_id, assignment_id, read_only, created_ms, expires_ms)
VALUES (:id, :token_hash, :name, :user_id, :assignment_id, :read_only, :now, :expires_ms)
