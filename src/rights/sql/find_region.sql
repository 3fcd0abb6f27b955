SELECT 1 FROM region WHERE id = :id
