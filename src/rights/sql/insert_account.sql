INSERT INTO user_account (id, login, display_name, password_hash, state, failed_count, locked_until_ms, must_change, created_ms)
VALUES (:id, :login, :display_name, :password_hash, 'active', 0, 0, :must_change, :created_ms)
