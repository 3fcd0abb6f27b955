UPDATE batch SET state = 'posted', posted_ms = :now, posted_by = :user, post_sequence = :sequence WHERE id = :id
