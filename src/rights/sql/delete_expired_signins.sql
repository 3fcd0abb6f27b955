DELETE FROM signin WHERE expires_ms <= :now
