-- Tax by month, building (0: outside) and industry division, in fen; what several buildings share is shared.
WITH paid AS (
    SELECT t.month, t.district_code, t.building_id, t.enterprise_id, t.tax_full, t.tax_local
    FROM tax_record t WHERE t.superseded_by IS NULL AND t.attribution <> 'split'
    UNION ALL
    SELECT t.month, t.district_code, s.building_id, t.enterprise_id, s.tax_full, s.tax_local
    FROM tax_share s JOIN tax_record t
      ON t.district_code = s.district_code AND t.batch_id = s.batch_id AND t.row_number = s.row_number
    WHERE t.superseded_by IS NULL)
SELECT p.month, p.district_code, coalesce(p.building_id, 0), coalesce(substr(e.industry_code, 1, 2), ''),
       sum(p.tax_full), sum(p.tax_local)
FROM paid p
LEFT JOIN enterprise_version e
  ON e.district_code = p.district_code AND e.id = p.enterprise_id AND e.valid_to = 99991231
GROUP BY 1, 2, 3, 4;
