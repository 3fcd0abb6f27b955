DELETE FROM region_closure
