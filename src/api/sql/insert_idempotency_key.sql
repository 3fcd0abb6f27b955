INSERT INTO idempotency_key (user_id, key, request_hash, status, answer, created_ms)
VALUES (:user_id, :key, :request_hash, :status, :answer, :now)
