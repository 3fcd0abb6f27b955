-- An empty login or action stands for all of them.
SELECT id, at_ms, user_id, login, address, action, object, result, detail FROM audit_entry
WHERE id < :before AND at_ms >= :from_ms AND at_ms < :to_ms AND (:login = '' OR login = :login)
  AND (:action = '' OR action = :action)
ORDER BY id DESC LIMIT :limit
