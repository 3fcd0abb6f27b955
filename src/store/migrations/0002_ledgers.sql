-- Files and what they bring. Rows of a ledger lie under their batch; a row counts when its batch is posted and no
-- later batch has superseded it. Posting and undoing are one transaction each.

CREATE TABLE tax_source (
    id BIGINT PRIMARY KEY, district_code TEXT NOT NULL, name TEXT NOT NULL,
    UNIQUE (district_code, name));

CREATE TABLE batch (
    id BIGINT PRIMARY KEY, district_code TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL,
    file_name TEXT NOT NULL, file_path TEXT NOT NULL, file_sha256 TEXT NOT NULL, file_bytes BIGINT NOT NULL,
    source_id BIGINT REFERENCES tax_source (id), period_first BIGINT, period_last BIGINT, is_cumulative BIGINT NOT NULL,
    created_ms BIGINT NOT NULL, created_by BIGINT NOT NULL, posted_ms BIGINT, posted_by BIGINT, undone_ms BIGINT,
    undone_by BIGINT, post_sequence BIGINT,
    rows_read BIGINT NOT NULL, rows_new BIGINT NOT NULL, rows_changed BIGINT NOT NULL, rows_unchanged BIGINT NOT NULL,
    rows_conflict BIGINT NOT NULL, rows_rejected BIGINT NOT NULL, summary_json TEXT NOT NULL);
CREATE INDEX batch_state ON batch (kind, state);

CREATE TABLE batch_problem (
    batch_id BIGINT NOT NULL REFERENCES batch (id), position BIGINT NOT NULL, sheet TEXT NOT NULL,
    row_number BIGINT NOT NULL, column_number BIGINT NOT NULL, column_label TEXT NOT NULL, severity TEXT NOT NULL,
    code TEXT NOT NULL, message TEXT NOT NULL, printed TEXT NOT NULL,
    PRIMARY KEY (batch_id, position));

-- How rows of a file relate to what is known, for the wizard; the first few thousand of each verdict.
CREATE TABLE batch_difference (
    batch_id BIGINT NOT NULL REFERENCES batch (id), position BIGINT NOT NULL, row_number BIGINT NOT NULL,
    verdict TEXT NOT NULL, title TEXT NOT NULL, before_json TEXT NOT NULL, after_json TEXT NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (batch_id, position));

-- Rows of earlier batches that a batch replaces once it is posted.
CREATE TABLE batch_supersession (
    batch_id BIGINT NOT NULL REFERENCES batch (id), old_batch_id BIGINT NOT NULL, old_row_number BIGINT NOT NULL,
    PRIMARY KEY (batch_id, old_batch_id, old_row_number));

-- Columns a person has told us the meaning of, used for the next file.
CREATE TABLE learnt_header (
    kind TEXT NOT NULL, header_key TEXT NOT NULL, field TEXT NOT NULL,
    PRIMARY KEY (kind, header_key));

-- What a person has decided about a name or code once; can be taken back.
CREATE TABLE match_decision (
    id BIGINT PRIMARY KEY, entity TEXT NOT NULL, match_key TEXT NOT NULL, record_id BIGINT, verdict TEXT NOT NULL,
    decided_ms BIGINT NOT NULL, decided_by BIGINT NOT NULL, note TEXT NOT NULL,
    UNIQUE (entity, match_key));

CREATE TABLE tax_record (
    district_code TEXT NOT NULL, batch_id BIGINT NOT NULL REFERENCES batch (id), row_number BIGINT NOT NULL,
    source_id BIGINT NOT NULL, month BIGINT NOT NULL, credit_code TEXT NOT NULL, name TEXT NOT NULL,
    enterprise_id BIGINT, match_method TEXT, building_id BIGINT, attribution TEXT NOT NULL, superseded_by BIGINT,
    tax_full BIGINT NOT NULL, tax_local BIGINT, tax_district BIGINT,
    vat BIGINT, consumption_tax BIGINT, corporate_income_tax BIGINT, personal_income_tax BIGINT,
    city_maintenance_tax BIGINT, stamp_tax BIGINT, land_appreciation_tax BIGINT, house_property_tax BIGINT,
    land_use_tax BIGINT, deed_tax BIGINT, vehicle_tax BIGINT, tax_other BIGINT,
    PRIMARY KEY (district_code, batch_id, row_number));
CREATE INDEX tax_record_enterprise ON tax_record (enterprise_id, month) WHERE enterprise_id IS NOT NULL;
CREATE INDEX tax_record_unclaimed ON tax_record (credit_code) WHERE enterprise_id IS NULL;
CREATE INDEX tax_record_unmatched ON tax_record (name) WHERE attribution = 'unmatched';
CREATE INDEX tax_record_superseded ON tax_record (superseded_by) WHERE superseded_by IS NOT NULL;

-- The parts of a tax record whose firm was in several buildings that month; they add to the record to the fen.
CREATE TABLE tax_share (
    district_code TEXT NOT NULL, batch_id BIGINT NOT NULL, row_number BIGINT NOT NULL,
    building_id BIGINT NOT NULL REFERENCES building (id),
    tax_full BIGINT NOT NULL, tax_local BIGINT, tax_district BIGINT,
    PRIMARY KEY (district_code, batch_id, row_number, building_id));

CREATE TABLE registration_record (
    district_code TEXT NOT NULL, batch_id BIGINT NOT NULL REFERENCES batch (id), row_number BIGINT NOT NULL,
    superseded_by BIGINT, credit_code TEXT NOT NULL, name TEXT NOT NULL, legal_person TEXT, entity_type TEXT,
    status TEXT NOT NULL, registered_capital BIGINT, established_on BIGINT, industry_code TEXT, registered_address TEXT,
    operating_address TEXT, authority TEXT, cancelled_on BIGINT, revoked_on BIGINT,
    PRIMARY KEY (district_code, batch_id, row_number));
CREATE INDEX registration_record_code ON registration_record (credit_code);

-- Local industry classes: a firm's national code goes to the class with the longest matching prefix (R023).
CREATE TABLE industry_scheme (
    code TEXT PRIMARY KEY, name TEXT NOT NULL, batch_id BIGINT NOT NULL);
CREATE TABLE industry_class (
    scheme_code TEXT NOT NULL REFERENCES industry_scheme (code), code TEXT NOT NULL, name TEXT NOT NULL,
    position BIGINT NOT NULL, batch_id BIGINT NOT NULL,
    PRIMARY KEY (scheme_code, code));
CREATE TABLE industry_mapping (
    scheme_code TEXT NOT NULL, prefix TEXT NOT NULL, class_code TEXT NOT NULL, batch_id BIGINT NOT NULL,
    PRIMARY KEY (scheme_code, prefix),
    FOREIGN KEY (scheme_code, class_code) REFERENCES industry_class (scheme_code, code));

-- Figures an authority has printed, kept beside ours so that a difference is shown, not repaired (R125).
CREATE TABLE published_figure (
    id BIGINT PRIMARY KEY, district_code TEXT NOT NULL, metric TEXT NOT NULL, condition TEXT NOT NULL,
    period_first BIGINT NOT NULL, period_last BIGINT NOT NULL, printed TEXT NOT NULL, unit TEXT NOT NULL,
    units BIGINT NOT NULL, precision_units BIGINT NOT NULL, source TEXT NOT NULL, note TEXT NOT NULL,
    batch_id BIGINT NOT NULL);

CREATE TABLE job (
    id BIGINT PRIMARY KEY, kind TEXT NOT NULL, state TEXT NOT NULL, user_id BIGINT NOT NULL,
    assignment_id BIGINT NOT NULL, created_ms BIGINT NOT NULL, started_ms BIGINT, finished_ms BIGINT,
    progress_done BIGINT NOT NULL, progress_total BIGINT NOT NULL, step TEXT NOT NULL, input_json TEXT NOT NULL,
    result_json TEXT NOT NULL, problem_json TEXT NOT NULL);
