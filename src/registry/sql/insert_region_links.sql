INSERT INTO region_closure (ancestor_id, descendant_id, depth)
SELECT above.ancestor_id, below.descendant_id, above.depth + below.depth + 1
FROM region_closure above, region_closure below
WHERE above.descendant_id = :parent AND below.ancestor_id = :id
