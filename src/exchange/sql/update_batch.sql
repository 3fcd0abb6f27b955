UPDATE batch SET kind = :kind, state = :state, source_id = :source_id, period_first = :period_first,
    period_last = :period_last, is_cumulative = :is_cumulative, rows_read = :rows_read, rows_new = :rows_new,
    rows_changed = :rows_changed, rows_unchanged = :rows_unchanged, rows_conflict = :rows_conflict,
    rows_rejected = :rows_rejected, summary_json = :summary_json
WHERE id = :id
