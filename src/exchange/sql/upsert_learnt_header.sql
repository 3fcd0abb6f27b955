INSERT INTO learnt_header (kind, header_key, field) VALUES (:kind, :header_key, :field)
ON CONFLICT (kind, header_key) DO UPDATE SET field = excluded.field
