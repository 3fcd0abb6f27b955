SELECT f.district_code, f.metric, f.condition, f.period_first, f.period_last, f.printed, f.unit, f.units,
       f.precision_units, f.source
FROM published_figure f JOIN batch b ON b.id = f.batch_id
WHERE b.state = 'posted'
ORDER BY f.id
