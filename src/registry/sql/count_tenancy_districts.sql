SELECT count(*) FROM tenancy_version WHERE building_id = :building AND district_code <> :district
