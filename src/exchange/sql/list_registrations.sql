SELECT r.batch_id, r.row_number, r.credit_code, r.name, r.legal_person, r.entity_type, r.status, r.registered_capital, r.established_on, r.industry_code, r.registered_address, r.operating_address, r.authority, r.cancelled_on, r.revoked_on
FROM registration_record r JOIN batch b ON b.id = r.batch_id AND b.state = 'posted'
WHERE r.district_code = :district_code AND r.superseded_by IS NULL
