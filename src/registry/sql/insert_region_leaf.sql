-- The region itself and its links to all above it.
INSERT INTO region_closure (ancestor_id, descendant_id, depth)
SELECT ancestor_id, :id, depth + 1 FROM region_closure WHERE descendant_id = :parent
UNION ALL SELECT :id, :id, 0
