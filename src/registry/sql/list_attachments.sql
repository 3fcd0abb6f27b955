SELECT id, entity, record_id, file_name, media_type, bytes, sha256, note, added_ms, added_by
FROM attachment WHERE entity = :entity AND record_id = :record_id AND removed_ms IS NULL
ORDER BY id DESC
