-- How often the tax rows of a month went to another building or another firm after they had been posted, so that whoever
-- keeps sums knows which months to read again.
CREATE TABLE tax_attribution (month INTEGER PRIMARY KEY, revision BIGINT NOT NULL);
