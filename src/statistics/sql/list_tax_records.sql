-- Row by row: a sum per firm and month would give as many rows, after a sort. The periods of the batches keep a
-- refresh of one month from reading the others.
SELECT t.batch_id, t.row_number, t.month, t.building_id, t.enterprise_id, t.tax_full, t.tax_local, t.tax_district,
       t.district_code, t.credit_code, t.name
FROM batch b
JOIN tax_record t ON t.district_code = b.district_code AND t.batch_id = b.id
WHERE b.kind = 'tax' AND b.state = 'posted' AND t.superseded_by IS NULL AND t.month BETWEEN :first AND :last
  AND (b.period_first IS NULL OR b.period_first <= :last) AND (b.period_last IS NULL OR b.period_last >= :first)
