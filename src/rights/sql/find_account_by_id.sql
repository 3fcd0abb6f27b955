SELECT id, login, display_name, password_hash, totp_secret, state, failed_count, locked_until_ms, must_change
FROM user_account WHERE id = :id
