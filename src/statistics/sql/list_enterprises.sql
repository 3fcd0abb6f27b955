-- Registered here when the district's registration extract has an active record of the code (R037); its industry
-- stands in where the enterprise has none.
SELECT e.id, e.valid_from, e.credit_code, e.name, e.registered_here,
       COALESCE(NULLIF(e.industry_code, ''),
                (SELECT MAX(r.industry_code)
                 FROM registration_record r JOIN batch b ON b.id = r.batch_id
                 WHERE r.credit_code = e.credit_code AND r.credit_code <> '' AND r.district_code = e.district_code
                   AND r.superseded_by IS NULL AND b.state = 'posted')),
       CASE WHEN EXISTS (SELECT 1
                         FROM registration_record r JOIN batch b ON b.id = r.batch_id
                         WHERE r.credit_code = e.credit_code AND r.credit_code <> ''
                           AND r.district_code = e.district_code AND r.superseded_by IS NULL
                           AND r.status = 'active' AND b.state = 'posted') THEN 1 ELSE 0 END
FROM enterprise_version e
WHERE e.id BETWEEN :first AND :last
ORDER BY e.id, e.valid_from
