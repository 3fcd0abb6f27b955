SELECT 1 FROM enterprise WHERE id = :id
