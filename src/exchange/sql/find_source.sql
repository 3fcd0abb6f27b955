SELECT id FROM tax_source WHERE district_code = :district_code AND name = :name
