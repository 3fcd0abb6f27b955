UPDATE assignment SET valid_to = :day WHERE id = :id AND user_id = :user AND valid_to > :day
