SELECT name FROM tax_source WHERE district_code = :district_code ORDER BY id
