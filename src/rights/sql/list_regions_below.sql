SELECT c.descendant_id FROM region_closure c WHERE c.ancestor_id = :region ORDER BY c.descendant_id
