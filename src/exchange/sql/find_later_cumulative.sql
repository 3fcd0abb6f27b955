SELECT l.id FROM batch b JOIN batch l ON l.source_id = b.source_id AND l.kind = 'tax' AND l.state = 'posted'
  AND l.is_cumulative = 1 AND l.period_last > b.period_last AND l.period_last / 100 = b.period_last / 100
WHERE b.id = :batch_id AND b.source_id = :source_id LIMIT 1
