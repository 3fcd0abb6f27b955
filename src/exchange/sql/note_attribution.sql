INSERT INTO tax_attribution (month, revision) VALUES (:month, 1)
ON CONFLICT (month) DO UPDATE SET revision = tax_attribution.revision + 1
