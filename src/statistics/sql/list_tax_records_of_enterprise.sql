SELECT t.batch_id, t.row_number, t.month, t.building_id, t.enterprise_id, t.tax_full, t.tax_local, t.tax_district,
       t.district_code, t.credit_code, t.name
FROM batch b
JOIN tax_record t ON t.district_code = b.district_code AND t.batch_id = b.id
WHERE t.enterprise_id = :enterprise AND b.kind = 'tax' AND b.state = 'posted' AND t.superseded_by IS NULL
