-- Complaints, compliments and ideas. Each is a request with the same id, on
-- which the promises run; here stands what chapter 9 of the Awb asks. The
-- columns are those that lists and figures ask for, body is the whole as JSON.
-- The same tables, columns and indexes exist in the other folder; a test
-- compares them. Days are text, flags are 0 or 1.

-- +goose Up
CREATE TABLE complaint (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    version         INTEGER NOT NULL,
    kind            TEXT    NOT NULL,
    state           TEXT    NOT NULL,
    running         INTEGER NOT NULL,
    department      TEXT    NOT NULL,
    product         TEXT    NOT NULL,
    party_id        BIGINT  NOT NULL,
    case_id         BIGINT  NOT NULL,
    handler_id      BIGINT  NOT NULL,
    level           INTEGER NOT NULL,
    judgment        TEXT    NOT NULL,
    cause           TEXT    NOT NULL,
    received_day    TEXT    NOT NULL,
    due_day         TEXT    NOT NULL,
    closed_at       BIGINT,
    keep_until      TEXT,
    body            TEXT    NOT NULL,
    PRIMARY KEY (organisation_id, id)
) WITHOUT ROWID;
CREATE INDEX complaint_running ON complaint (organisation_id, running, due_day, id);
CREATE INDEX complaint_handler ON complaint (organisation_id, handler_id, running, due_day, id);
CREATE INDEX complaint_department ON complaint (organisation_id, department, received_day, id);
CREATE INDEX complaint_received ON complaint (organisation_id, received_day, id);
CREATE INDEX complaint_cause ON complaint (organisation_id, cause, received_day);
CREATE INDEX complaint_party ON complaint (organisation_id, party_id, received_day);
CREATE INDEX complaint_case ON complaint (organisation_id, case_id);
CREATE INDEX complaint_keep ON complaint (organisation_id, keep_until, id);

-- Who is complained about, and who decided about it: need to know only.
CREATE TABLE complaint_person (
    organisation_id BIGINT NOT NULL,
    complaint_id    BIGINT NOT NULL,
    staff_id        BIGINT NOT NULL,
    part            TEXT   NOT NULL,
    PRIMARY KEY (organisation_id, complaint_id, staff_id, part)
) WITHOUT ROWID;
CREATE INDEX complaint_person_staff ON complaint_person (organisation_id, staff_id, complaint_id);
