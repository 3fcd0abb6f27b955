INSERT INTO batch (id, district_code, kind, state, file_name, file_path, file_sha256, file_bytes, source_id,
    period_first, period_last, is_cumulative, created_ms, created_by,
    rows_read, rows_new, rows_changed, rows_unchanged, rows_conflict, rows_rejected, summary_json)
VALUES (:id, :district_code, :kind, :state, :file_name, :file_path, :file_sha256, :file_bytes, :source_id,
    :period_first, :period_last, :is_cumulative, :created_ms, :created_by,
    :rows_read, :rows_new, :rows_changed, :rows_unchanged, :rows_conflict, :rows_rejected, :summary_json)
