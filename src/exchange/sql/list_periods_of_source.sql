SELECT period_first, period_last FROM batch
WHERE source_id = :source_id AND kind = 'tax' AND state = 'posted' AND period_first IS NOT NULL
