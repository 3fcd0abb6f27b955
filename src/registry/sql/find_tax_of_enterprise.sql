-- Only a batch that still stands holds anyone to its firms.
SELECT 1 FROM tax_record t JOIN batch b ON b.id = t.batch_id
WHERE t.enterprise_id = :enterprise AND b.undone_ms IS NULL LIMIT 1
