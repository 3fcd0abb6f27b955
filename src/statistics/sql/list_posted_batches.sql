SELECT b.id, b.district_code, b.kind, b.file_name, b.source_id, b.period_first, b.period_last, b.posted_ms,
       b.rows_new + b.rows_changed + b.rows_unchanged
FROM batch b
WHERE b.state = 'posted'
ORDER BY b.posted_ms, b.id
