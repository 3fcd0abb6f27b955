DELETE FROM region_closure WHERE descendant_id = :id
