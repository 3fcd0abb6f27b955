-- The registry sends files too, but no tax.
SELECT s.id, s.district_code, s.name FROM tax_source s
WHERE NOT EXISTS (SELECT 1 FROM batch b WHERE b.source_id = s.id AND b.kind = 'registration')
   OR EXISTS (SELECT 1 FROM batch b WHERE b.source_id = s.id AND b.kind = 'tax')
ORDER BY s.district_code, s.name
