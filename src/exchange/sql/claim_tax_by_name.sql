-- Unmatched rows have no number to go by; a name that only one firm of the district bears decides.
UPDATE tax_record SET enterprise_id = :enterprise_id, match_method = 'name', attribution = 'outside'
WHERE district_code = :district_code AND attribution = 'unmatched' AND name = :name AND NOT EXISTS (
    SELECT 1 FROM enterprise_version o
    WHERE o.district_code = :district_code AND o.name = :name AND o.id <> :enterprise_id)
