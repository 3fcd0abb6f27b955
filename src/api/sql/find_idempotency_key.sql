SELECT request_hash, status, answer FROM idempotency_key WHERE user_id = :user_id AND key = :key AND created_ms > :since
