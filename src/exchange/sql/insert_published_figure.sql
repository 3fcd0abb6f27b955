INSERT INTO published_figure (id, district_code, metric, condition, period_first, period_last, printed, unit, units,
    precision_units, source, note, batch_id)
VALUES (:id, :district_code, :metric, :condition, :period_first, :period_last, :printed, :unit, :units,
    :precision_units, :source, :note, :batch_id)
