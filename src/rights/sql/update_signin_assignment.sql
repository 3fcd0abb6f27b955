UPDATE signin SET assignment_id = :assignment_id WHERE token_hash = :token_hash
