-- Districts whose whole ledgers are in scope: counties (and parks with a code of their own) at or below the region.
SELECT DISTINCT substr(v.code, 1, 6)
FROM region_closure c JOIN region_version v ON v.id = c.descendant_id
WHERE c.ancestor_id = :region AND v.level IN ('county', 'park') AND v.valid_from <= :day AND v.valid_to >= :day
ORDER BY 1
