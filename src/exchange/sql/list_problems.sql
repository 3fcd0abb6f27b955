SELECT sheet, row_number, column_number, column_label, code, message, printed, severity FROM batch_problem
WHERE batch_id = :batch_id ORDER BY position LIMIT :limit OFFSET :offset
