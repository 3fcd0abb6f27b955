SELECT t.batch_id, t.row_number, t.enterprise_id, t.credit_code, t.name, t.attribution, t.tax_full, t.tax_local, t.tax_district, t.vat, t.consumption_tax, t.corporate_income_tax,
    t.personal_income_tax, t.city_maintenance_tax, t.stamp_tax, t.land_appreciation_tax, t.house_property_tax,
    t.land_use_tax, t.deed_tax, t.vehicle_tax, t.tax_other
FROM batch b JOIN tax_record t ON t.district_code = b.district_code AND t.batch_id = b.id
WHERE b.source_id = :source_id AND b.kind = 'tax' AND b.state = 'posted' AND b.period_first <= :month
  AND b.period_last >= :month AND t.month = :month AND t.superseded_by IS NULL
ORDER BY t.batch_id, t.row_number
