INSERT INTO region_closure (ancestor_id, descendant_id, depth) VALUES (:id, :id, 0)
