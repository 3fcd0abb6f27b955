SELECT r.district_code, r.credit_code, r.industry_code
FROM registration_record r JOIN batch b ON b.id = r.batch_id
WHERE r.superseded_by IS NULL AND b.state = 'posted' AND r.credit_code <> '' AND r.industry_code IS NOT NULL
