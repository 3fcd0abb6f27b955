-- From the region itself upwards; of each its last version.
SELECT r.code, r.level
FROM region_closure c JOIN region_version r ON r.id = c.ancestor_id
WHERE c.descendant_id = :region
  AND NOT EXISTS (SELECT 1 FROM region_version l WHERE l.id = r.id AND l.valid_from > r.valid_from)
ORDER BY c.depth
