UPDATE signin SET seen_ms = :now WHERE token_hash = :token_hash
