SELECT MAX(r.industry_code)
FROM registration_record r JOIN batch b ON b.id = r.batch_id
WHERE r.credit_code = :code AND r.district_code = :district AND r.superseded_by IS NULL AND b.state = 'posted'
