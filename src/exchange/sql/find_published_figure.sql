SELECT id, district_code, metric, condition, period_first, period_last, printed, unit, units, precision_units, source,
    note, batch_id
FROM published_figure
WHERE district_code = :district_code AND metric = :metric AND condition = :condition AND period_first = :period_first
  AND period_last = :period_last
