SELECT id, at_ms, user_id, login, address, action, object, result, detail FROM audit_entry
WHERE id < :before ORDER BY id DESC LIMIT :limit
