-- People, what they may do and where, and what they did.

CREATE TABLE user_account (
    id BIGINT PRIMARY KEY, login TEXT NOT NULL UNIQUE, display_name TEXT NOT NULL, password_hash TEXT NOT NULL,
    totp_secret TEXT, state TEXT NOT NULL, failed_count BIGINT NOT NULL, locked_until_ms BIGINT NOT NULL,
    must_change BIGINT NOT NULL, created_ms BIGINT NOT NULL);

-- role × scope × period. scope_id is a region or an enterprise; buildings are listed beside.
CREATE TABLE assignment (
    id BIGINT PRIMARY KEY, user_id BIGINT NOT NULL REFERENCES user_account (id), role TEXT NOT NULL,
    scope_kind TEXT NOT NULL, scope_id BIGINT, valid_from BIGINT NOT NULL, valid_to BIGINT NOT NULL,
    granted_by BIGINT NOT NULL, granted_ms BIGINT NOT NULL);
CREATE INDEX assignment_user ON assignment (user_id);
CREATE TABLE assignment_building (
    assignment_id BIGINT NOT NULL REFERENCES assignment (id), building_id BIGINT NOT NULL REFERENCES building (id),
    PRIMARY KEY (assignment_id, building_id));

-- Only hashes of session and API tokens are kept.
CREATE TABLE signin (
    token_hash TEXT PRIMARY KEY, user_id BIGINT NOT NULL REFERENCES user_account (id), assignment_id BIGINT NOT NULL,
    csrf_token TEXT NOT NULL, created_ms BIGINT NOT NULL, seen_ms BIGINT NOT NULL, expires_ms BIGINT NOT NULL);
CREATE TABLE api_token (
    id BIGINT PRIMARY KEY, token_hash TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    user_id BIGINT NOT NULL REFERENCES user_account (id), assignment_id BIGINT NOT NULL, read_only BIGINT NOT NULL,
    created_ms BIGINT NOT NULL, expires_ms BIGINT NOT NULL, revoked_ms BIGINT);

CREATE TABLE audit_entry (
    id BIGINT PRIMARY KEY, at_ms BIGINT NOT NULL, user_id BIGINT NOT NULL, login TEXT NOT NULL, address TEXT NOT NULL,
    action TEXT NOT NULL, object TEXT NOT NULL, result TEXT NOT NULL, detail TEXT NOT NULL);
CREATE INDEX audit_entry_at ON audit_entry (at_ms);

-- Answers of writes that carried an Idempotency-Key, kept for a day.
CREATE TABLE idempotency_key (
    user_id BIGINT NOT NULL, key TEXT NOT NULL, request_hash TEXT NOT NULL, status BIGINT NOT NULL,
    answer TEXT NOT NULL, created_ms BIGINT NOT NULL,
    PRIMARY KEY (user_id, key));
