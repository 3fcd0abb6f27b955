-- Tax that came before its payer was registered as an occupant.
UPDATE tax_record SET enterprise_id = :enterprise_id, match_method = 'code'
WHERE district_code = :district_code AND enterprise_id IS NULL AND credit_code = :credit_code
