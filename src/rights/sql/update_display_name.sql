UPDATE user_account SET display_name = :display_name WHERE id = :id
