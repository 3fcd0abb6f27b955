SELECT t.batch_id, t.row_number, t.month, s.building_id, t.enterprise_id, s.tax_full, s.tax_local, s.tax_district,
       t.district_code, t.credit_code, t.name
FROM batch b
JOIN tax_share s ON s.district_code = b.district_code AND s.batch_id = b.id
JOIN tax_record t ON t.district_code = s.district_code AND t.batch_id = s.batch_id AND t.row_number = s.row_number
WHERE t.enterprise_id = :enterprise AND b.kind = 'tax' AND b.state = 'posted' AND t.superseded_by IS NULL
