SELECT period_last FROM batch
WHERE source_id = :source_id AND kind = 'tax' AND state = 'posted' AND is_cumulative = 1
  AND period_last > :month AND period_last <= :year_end
ORDER BY period_last LIMIT 1
