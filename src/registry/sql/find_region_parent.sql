SELECT ancestor_id FROM region_closure WHERE descendant_id = :id AND depth = 1
