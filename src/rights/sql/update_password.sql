UPDATE user_account SET password_hash = :password_hash, must_change = :must_change, failed_count = 0, locked_until_ms = 0
WHERE id = :id
