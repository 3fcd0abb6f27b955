DELETE FROM signin WHERE user_id = :user
