INSERT INTO signin (token_hash, user_id, assignment_id, csrf_token, created_ms, seen_ms, expires_ms)
VALUES (:token_hash, :user_id, :assignment_id, :csrf_token, :now, :now, :expires_ms)
