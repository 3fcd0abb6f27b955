UPDATE assignment SET valid_to = :day WHERE id = :id AND valid_to > :day
