SELECT sequence FROM change_head WHERE id = 1
