-- Another zone of the same scheme on the same day.
SELECT m.valid_from FROM zone_membership_version m
WHERE m.building_id = :building AND m.id <> :id AND m.valid_from <= :last AND m.valid_to >= :first
  AND m.zone_id <> :zone
  AND EXISTS (SELECT 1 FROM zone_version z WHERE z.id = m.zone_id AND z.scheme_id = :scheme)
ORDER BY m.valid_from LIMIT 1
