UPDATE user_account SET failed_count = :failed_count, locked_until_ms = :locked_until_ms WHERE id = :id
