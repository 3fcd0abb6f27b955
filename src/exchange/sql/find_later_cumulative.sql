-- A cumulative file stands on what was posted for the months before its own.
SELECT l.period_last FROM batch b JOIN batch l ON l.source_id = b.source_id AND l.kind = 'tax' AND l.state = 'posted'
  AND l.is_cumulative = 1 AND l.id <> b.id
  AND l.period_last > CASE WHEN b.is_cumulative = 1 THEN b.period_last ELSE b.period_first END
  AND l.period_last / 100 <= b.period_last / 100
WHERE b.id = :batch_id ORDER BY l.period_last LIMIT 1
