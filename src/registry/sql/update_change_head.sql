UPDATE change_head SET sequence = :sequence, hash = :hash WHERE id = 1
