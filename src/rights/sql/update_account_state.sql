UPDATE user_account SET state = :state WHERE id = :id
