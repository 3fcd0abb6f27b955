-- Documents beside records. The bytes lie in DATA/files/attachments under their SHA-256; a removed document keeps its row.
CREATE TABLE attachment (
    id BIGINT PRIMARY KEY, entity TEXT NOT NULL, record_id BIGINT NOT NULL, file_name TEXT NOT NULL,
    media_type TEXT NOT NULL, bytes BIGINT NOT NULL, sha256 TEXT NOT NULL, note TEXT NOT NULL,
    added_ms BIGINT NOT NULL, added_by TEXT NOT NULL, removed_ms BIGINT, removed_by TEXT);
CREATE INDEX attachment_record ON attachment (entity, record_id);
