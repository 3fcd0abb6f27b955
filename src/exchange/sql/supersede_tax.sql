UPDATE tax_record SET superseded_by = :batch_id
WHERE district_code = :district_code AND (batch_id, row_number) IN (
    SELECT old_batch_id, old_row_number FROM batch_supersession WHERE batch_id = :batch_id)
