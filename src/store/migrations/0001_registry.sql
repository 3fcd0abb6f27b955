-- The registry: an anchor table a kind, so that references are enforced, and its versions with valid time.
-- Days are yyyymmdd, months yyyymm, money fen, areas 0.01 square metre, coordinates 10^-7 degree.

CREATE TABLE region (id BIGINT PRIMARY KEY);
CREATE TABLE region_version (
    id BIGINT NOT NULL REFERENCES region (id),
    valid_from BIGINT NOT NULL, valid_to BIGINT NOT NULL, change_id BIGINT NOT NULL, search_text TEXT NOT NULL,
    code TEXT NOT NULL, name TEXT NOT NULL, level TEXT NOT NULL, parent_id BIGINT REFERENCES region (id),
    PRIMARY KEY (id, valid_from));
CREATE INDEX region_version_code ON region_version (code);
CREATE INDEX region_version_parent ON region_version (parent_id);

-- Every region with all above it and itself (depth 0), as of today's tree; kept by the registry.
CREATE TABLE region_closure (
    ancestor_id BIGINT NOT NULL REFERENCES region (id), descendant_id BIGINT NOT NULL REFERENCES region (id),
    depth BIGINT NOT NULL,
    PRIMARY KEY (ancestor_id, descendant_id));
CREATE INDEX region_closure_descendant ON region_closure (descendant_id);

CREATE TABLE zoning_scheme (id BIGINT PRIMARY KEY);
CREATE TABLE zoning_scheme_version (
    id BIGINT NOT NULL REFERENCES zoning_scheme (id),
    valid_from BIGINT NOT NULL, valid_to BIGINT NOT NULL, change_id BIGINT NOT NULL, search_text TEXT NOT NULL,
    code TEXT NOT NULL, name TEXT NOT NULL, partition BIGINT,
    PRIMARY KEY (id, valid_from));

CREATE TABLE zone (id BIGINT PRIMARY KEY);
CREATE TABLE zone_version (
    id BIGINT NOT NULL REFERENCES zone (id),
    valid_from BIGINT NOT NULL, valid_to BIGINT NOT NULL, change_id BIGINT NOT NULL, search_text TEXT NOT NULL,
    scheme_id BIGINT NOT NULL REFERENCES zoning_scheme (id), code TEXT NOT NULL, name TEXT NOT NULL,
    PRIMARY KEY (id, valid_from));
CREATE INDEX zone_version_scheme ON zone_version (scheme_id);

CREATE TABLE site (id BIGINT PRIMARY KEY);
CREATE TABLE site_version (
    id BIGINT NOT NULL REFERENCES site (id),
    valid_from BIGINT NOT NULL, valid_to BIGINT NOT NULL, change_id BIGINT NOT NULL, search_text TEXT NOT NULL,
    code TEXT, name TEXT NOT NULL, region_id BIGINT NOT NULL REFERENCES region (id),
    PRIMARY KEY (id, valid_from));
CREATE INDEX site_version_region ON site_version (region_id);

CREATE TABLE building (id BIGINT PRIMARY KEY);
CREATE TABLE building_version (
    id BIGINT NOT NULL REFERENCES building (id),
    valid_from BIGINT NOT NULL, valid_to BIGINT NOT NULL, change_id BIGINT NOT NULL, search_text TEXT NOT NULL,
    code TEXT, name TEXT NOT NULL, aliases TEXT, site_id BIGINT REFERENCES site (id),
    region_id BIGINT NOT NULL REFERENCES region (id), address TEXT, road TEXT, road_number TEXT,
    longitude BIGINT, latitude BIGINT, frame TEXT,
    stage TEXT NOT NULL, kind TEXT, ownership TEXT, owner_name TEXT, operator_name TEXT, property_company TEXT,
    floors_above BIGINT, floors_below BIGINT, floor_area BIGINT NOT NULL, business_area BIGINT, lettable_area BIGINT,
    standard_floor_area BIGINT, lifts BIGINT, parking_spaces BIGINT, completed_on BIGINT, operating_since BIGINT,
    management_level TEXT, is_key BIGINT, positioning TEXT, idle_cause TEXT,
    contact_name TEXT, contact_phone TEXT, note TEXT,
    PRIMARY KEY (id, valid_from));
CREATE INDEX building_version_region ON building_version (region_id);
CREATE INDEX building_version_name ON building_version (name);
CREATE INDEX building_version_code ON building_version (code);
CREATE INDEX building_version_site ON building_version (site_id);

CREATE TABLE zone_membership (id BIGINT PRIMARY KEY);
CREATE TABLE zone_membership_version (
    id BIGINT NOT NULL REFERENCES zone_membership (id),
    valid_from BIGINT NOT NULL, valid_to BIGINT NOT NULL, change_id BIGINT NOT NULL, search_text TEXT NOT NULL,
    building_id BIGINT NOT NULL REFERENCES building (id), zone_id BIGINT NOT NULL REFERENCES zone (id),
    PRIMARY KEY (id, valid_from));
CREATE INDEX zone_membership_version_building ON zone_membership_version (building_id);
CREATE INDEX zone_membership_version_zone ON zone_membership_version (zone_id);

CREATE TABLE floor (id BIGINT PRIMARY KEY);
CREATE TABLE floor_version (
    id BIGINT NOT NULL REFERENCES floor (id),
    valid_from BIGINT NOT NULL, valid_to BIGINT NOT NULL, change_id BIGINT NOT NULL, search_text TEXT NOT NULL,
    building_id BIGINT NOT NULL REFERENCES building (id), name TEXT NOT NULL, number BIGINT NOT NULL,
    floor_area BIGINT, lettable_area BIGINT,
    PRIMARY KEY (id, valid_from));
CREATE INDEX floor_version_building ON floor_version (building_id);

CREATE TABLE unit (id BIGINT PRIMARY KEY);
CREATE TABLE unit_version (
    id BIGINT NOT NULL REFERENCES unit (id),
    valid_from BIGINT NOT NULL, valid_to BIGINT NOT NULL, change_id BIGINT NOT NULL, search_text TEXT NOT NULL,
    building_id BIGINT NOT NULL REFERENCES building (id), floor_id BIGINT NOT NULL REFERENCES floor (id),
    name TEXT NOT NULL, area BIGINT NOT NULL, use_state TEXT, owner_name TEXT, asking_rent BIGINT, rent_unit TEXT,
    available_on BIGINT,
    PRIMARY KEY (id, valid_from));
CREATE INDEX unit_version_building ON unit_version (building_id);
CREATE INDEX unit_version_floor ON unit_version (floor_id);

CREATE TABLE organisation (id BIGINT PRIMARY KEY);
CREATE TABLE organisation_version (
    id BIGINT NOT NULL REFERENCES organisation (id),
    valid_from BIGINT NOT NULL, valid_to BIGINT NOT NULL, change_id BIGINT NOT NULL, search_text TEXT NOT NULL,
    name TEXT NOT NULL, aliases TEXT, kind TEXT NOT NULL, region_id BIGINT NOT NULL REFERENCES region (id),
    credit_code TEXT, contact_name TEXT, contact_phone TEXT,
    PRIMARY KEY (id, valid_from));
CREATE INDEX organisation_version_region ON organisation_version (region_id);

CREATE TABLE building_duty (id BIGINT PRIMARY KEY);
CREATE TABLE building_duty_version (
    id BIGINT NOT NULL REFERENCES building_duty (id),
    valid_from BIGINT NOT NULL, valid_to BIGINT NOT NULL, change_id BIGINT NOT NULL, search_text TEXT NOT NULL,
    building_id BIGINT NOT NULL REFERENCES building (id), duty TEXT NOT NULL, person_name TEXT NOT NULL,
    organisation_id BIGINT REFERENCES organisation (id), phone TEXT,
    PRIMARY KEY (id, valid_from));
CREATE INDEX building_duty_version_building ON building_duty_version (building_id);
CREATE INDEX building_duty_version_organisation ON building_duty_version (organisation_id);

-- What grows with firms carries the district in its key, so that the same schema is distributed by district on Citus.
CREATE TABLE enterprise (
    district_code TEXT NOT NULL, id BIGINT NOT NULL,
    PRIMARY KEY (district_code, id));
CREATE TABLE enterprise_version (
    district_code TEXT NOT NULL, id BIGINT NOT NULL,
    valid_from BIGINT NOT NULL, valid_to BIGINT NOT NULL, change_id BIGINT NOT NULL, search_text TEXT NOT NULL,
    credit_code TEXT, name TEXT NOT NULL, former_names TEXT, entity_class TEXT, industry_code TEXT,
    registered_here TEXT, registered_address TEXT, operating_address TEXT, legal_person TEXT, contact_name TEXT,
    contact_phone TEXT, employees BIGINT, established_on BIGINT, headquarters_kind TEXT, note TEXT,
    PRIMARY KEY (district_code, id, valid_from),
    FOREIGN KEY (district_code, id) REFERENCES enterprise (district_code, id));
CREATE INDEX enterprise_version_id ON enterprise_version (id);
CREATE INDEX enterprise_version_code ON enterprise_version (credit_code);
CREATE INDEX enterprise_version_name ON enterprise_version (name);

CREATE TABLE enterprise_tag (id BIGINT PRIMARY KEY);
CREATE TABLE enterprise_tag_version (
    id BIGINT NOT NULL REFERENCES enterprise_tag (id),
    valid_from BIGINT NOT NULL, valid_to BIGINT NOT NULL, change_id BIGINT NOT NULL, search_text TEXT NOT NULL,
    enterprise_id BIGINT NOT NULL, tag TEXT NOT NULL, list_name TEXT, evidence TEXT,
    PRIMARY KEY (id, valid_from));
CREATE INDEX enterprise_tag_version_enterprise ON enterprise_tag_version (enterprise_id);

CREATE TABLE tenancy (
    district_code TEXT NOT NULL, id BIGINT NOT NULL,
    PRIMARY KEY (district_code, id));
CREATE TABLE tenancy_version (
    district_code TEXT NOT NULL, id BIGINT NOT NULL,
    valid_from BIGINT NOT NULL, valid_to BIGINT NOT NULL, change_id BIGINT NOT NULL, search_text TEXT NOT NULL,
    enterprise_id BIGINT NOT NULL, building_id BIGINT NOT NULL REFERENCES building (id),
    unit_id BIGINT REFERENCES unit (id), floor_label TEXT, unit_label TEXT, area BIGINT NOT NULL, use TEXT,
    is_primary BIGINT, lease_end BIGINT, rent BIGINT, rent_unit TEXT, leave_reason TEXT, released_area BIGINT, note TEXT,
    PRIMARY KEY (district_code, id, valid_from),
    FOREIGN KEY (district_code, id) REFERENCES tenancy (district_code, id),
    FOREIGN KEY (district_code, enterprise_id) REFERENCES enterprise (district_code, id));
CREATE INDEX tenancy_version_id ON tenancy_version (id);
CREATE INDEX tenancy_version_building ON tenancy_version (building_id);
CREATE INDEX tenancy_version_enterprise ON tenancy_version (enterprise_id);
CREATE INDEX tenancy_version_unit ON tenancy_version (unit_id);

CREATE TABLE ownership_share (id BIGINT PRIMARY KEY);
CREATE TABLE ownership_share_version (
    id BIGINT NOT NULL REFERENCES ownership_share (id),
    valid_from BIGINT NOT NULL, valid_to BIGINT NOT NULL, change_id BIGINT NOT NULL, search_text TEXT NOT NULL,
    building_id BIGINT NOT NULL REFERENCES building (id), owner_name TEXT NOT NULL, area BIGINT NOT NULL,
    self_held BIGINT,
    PRIMARY KEY (id, valid_from));
CREATE INDEX ownership_share_version_building ON ownership_share_version (building_id);

CREATE TABLE operator_mandate (id BIGINT PRIMARY KEY);
CREATE TABLE operator_mandate_version (
    id BIGINT NOT NULL REFERENCES operator_mandate (id),
    valid_from BIGINT NOT NULL, valid_to BIGINT NOT NULL, change_id BIGINT NOT NULL, search_text TEXT NOT NULL,
    building_id BIGINT NOT NULL REFERENCES building (id),
    organisation_id BIGINT NOT NULL REFERENCES organisation (id), kind TEXT NOT NULL,
    PRIMARY KEY (id, valid_from));
CREATE INDEX operator_mandate_version_building ON operator_mandate_version (building_id);
CREATE INDEX operator_mandate_version_organisation ON operator_mandate_version (organisation_id);

-- The change log: who, when, from what, before, after. It is the history and the undo, and a hash chain.
CREATE TABLE change (
    district_code TEXT NOT NULL, id BIGINT NOT NULL, sequence BIGINT NOT NULL, at_ms BIGINT NOT NULL,
    user_id BIGINT NOT NULL, actor TEXT NOT NULL, origin TEXT NOT NULL, batch_id BIGINT NOT NULL,
    entity TEXT NOT NULL, record_id BIGINT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL,
    valid_from BIGINT NOT NULL, valid_to BIGINT NOT NULL, before_json TEXT NOT NULL, after_json TEXT NOT NULL,
    reviewer_id BIGINT, reviewed_ms BIGINT, note TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL,
    PRIMARY KEY (district_code, id));
CREATE INDEX change_record ON change (entity, record_id);
CREATE INDEX change_batch ON change (batch_id);
CREATE INDEX change_sequence ON change (sequence);
CREATE TABLE change_head (id BIGINT PRIMARY KEY, sequence BIGINT NOT NULL, hash TEXT NOT NULL);
INSERT INTO change_head (id, sequence, hash) VALUES (1, 0, '');
