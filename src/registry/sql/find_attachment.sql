SELECT id, entity, record_id, file_name, media_type, bytes, sha256, note, added_ms, added_by
FROM attachment WHERE id = :id AND removed_ms IS NULL
