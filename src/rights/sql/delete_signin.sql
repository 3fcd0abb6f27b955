DELETE FROM signin WHERE token_hash = :token_hash
