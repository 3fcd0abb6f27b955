SELECT DISTINCT record_id FROM change WHERE sequence > :sequence AND entity = 'enterprise' AND state = 'effective'
