-- All links from outside a subtree into it.
DELETE FROM region_closure
WHERE descendant_id IN (SELECT s.descendant_id FROM region_closure s WHERE s.ancestor_id = :id)
  AND ancestor_id NOT IN (SELECT s.descendant_id FROM region_closure s WHERE s.ancestor_id = :id)
