SELECT id, login, display_name, state, CASE WHEN totp_secret IS NULL THEN 0 ELSE 1 END, must_change, locked_until_ms
FROM user_account WHERE id = :id
