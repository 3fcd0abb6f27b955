-- A later file of the same source that found rows unchanged brought them no second time: they would be gone for both.
-- The rows of a running total lie in its last month.
SELECT l.id FROM batch b JOIN batch l ON l.district_code = b.district_code AND l.kind = b.kind AND l.state = 'posted'
  AND l.post_sequence > b.post_sequence AND l.rows_unchanged > 0
  AND (l.source_id = b.source_id OR b.kind = 'registration')
  AND (b.kind = 'registration'
    OR (CASE WHEN l.is_cumulative = 1 THEN l.period_last ELSE l.period_first END <= b.period_last
      AND l.period_last >= CASE WHEN b.is_cumulative = 1 THEN b.period_last ELSE b.period_first END))
WHERE b.id = :batch_id AND b.rows_new + b.rows_changed > 0 LIMIT 1
