UPDATE attachment SET removed_ms = :removed_ms, removed_by = :removed_by WHERE id = :id AND removed_ms IS NULL
