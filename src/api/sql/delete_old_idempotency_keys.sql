DELETE FROM idempotency_key WHERE created_ms <= :since
