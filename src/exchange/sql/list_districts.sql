-- Counties and parks; of a city without counties the city itself.
SELECT DISTINCT substr(r.code, 1, 6) FROM region_version r
WHERE r.valid_to = 99991231 AND (r.level IN ('county', 'park') OR (r.level = 'city' AND NOT EXISTS (
    SELECT 1 FROM region_version c WHERE c.parent_id = r.id AND c.level IN ('county', 'park'))))
