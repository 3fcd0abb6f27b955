SELECT t.enterprise_id, t.credit_code, t.name, t.attribution, t.tax_full
FROM batch b JOIN tax_record t ON t.district_code = b.district_code AND t.batch_id = b.id
WHERE b.district_code = :district_code AND b.source_id <> :source_id AND b.kind = 'tax' AND b.state = 'posted'
  AND b.period_first <= :month AND b.period_last >= :month AND t.month = :month AND t.superseded_by IS NULL
