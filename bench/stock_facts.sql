-- Who is where at the end of each month, by building and industry division: firms and area in 0.01 square metres.
WITH RECURSIVE month(m, last) AS (
    SELECT 201601, 20160131
    UNION ALL
    SELECT CASE WHEN m % 100 = 12 THEN m + 89 ELSE m + 1 END,
           (CASE WHEN m % 100 = 12 THEN m + 89 ELSE m + 1 END) * 100 + 31
    FROM month WHERE m < 202012)
SELECT month.m, t.building_id, coalesce(substr(e.industry_code, 1, 2), ''), count(DISTINCT t.enterprise_id), sum(t.area)
FROM month JOIN tenancy_version t ON t.valid_from <= month.last AND t.valid_to >= month.last
LEFT JOIN enterprise_version e
  ON e.district_code = t.district_code AND e.id = t.enterprise_id AND e.valid_to = 99991231
GROUP BY 1, 2, 3;
