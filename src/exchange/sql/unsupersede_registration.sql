UPDATE registration_record SET superseded_by = NULL WHERE superseded_by = :batch_id
