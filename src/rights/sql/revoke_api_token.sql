UPDATE api_token SET revoked_ms = :now WHERE id = :id AND user_id = :user AND revoked_ms IS NULL
