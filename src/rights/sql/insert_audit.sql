INSERT INTO audit_entry (id, at_ms, user_id, login, address, action, object, result, detail)
VALUES (:id, :at_ms, :user_id, :login, :address, :action, :object, :result, :detail)
