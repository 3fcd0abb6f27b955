SELECT sequence, hash FROM change_head WHERE id = 1
