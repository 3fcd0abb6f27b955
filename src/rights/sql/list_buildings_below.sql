-- A building's last version says where it lies.
SELECT b.id FROM building_version b JOIN region_closure c ON c.descendant_id = b.region_id
WHERE c.ancestor_id = :region
  AND NOT EXISTS (SELECT 1 FROM building_version l WHERE l.id = b.id AND l.valid_from > b.valid_from)
ORDER BY b.id
