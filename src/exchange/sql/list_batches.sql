SELECT b.id, b.kind, b.state, b.district_code, b.file_name, s.name, b.period_first, b.period_last, b.is_cumulative,
    b.created_ms, b.created_by, u.display_name, b.posted_ms, b.rows_read, b.rows_new, b.rows_changed, b.rows_unchanged,
    b.rows_conflict, b.rows_rejected, b.summary_json, b.file_path, b.file_sha256, b.file_bytes, b.source_id
FROM batch b LEFT JOIN tax_source s ON s.id = b.source_id LEFT JOIN user_account u ON u.id = b.created_by
WHERE b.id < :before AND b.state <> 'dropped' ORDER BY b.id DESC
