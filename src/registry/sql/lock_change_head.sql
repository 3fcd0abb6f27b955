-- Writing the row, even with its own value, makes other writers wait on both stores.
UPDATE change_head SET sequence = sequence WHERE id = 1
