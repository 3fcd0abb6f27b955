INSERT INTO attachment (id, entity, record_id, file_name, media_type, bytes, sha256, note, added_ms, added_by)
VALUES (:id, :entity, :record_id, :file_name, :media_type, :bytes, :sha256, :note, :added_ms, :added_by)
