SELECT COALESCE(SUM(post_sequence * 2 + CASE WHEN state = 'undone' THEN 1 ELSE 0 END), 0) FROM batch
WHERE district_code = :district_code AND kind = :kind AND post_sequence IS NOT NULL
