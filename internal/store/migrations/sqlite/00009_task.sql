-- What happens between the moment at which a department gets work and the
-- moment at which the citizen has an answer: attempts to ring, waiting, parts,
-- what must be known first. The same tables, columns and indexes exist in
-- ../postgres; a test compares them.

-- +goose Up
ALTER TABLE task ADD COLUMN parent_id     BIGINT  NOT NULL DEFAULT 0;
ALTER TABLE task ADD COLUMN waiting       INTEGER NOT NULL DEFAULT 0;
ALTER TABLE task ADD COLUMN waiting_since BIGINT;
ALTER TABLE task ADD COLUMN waiting_until BIGINT;
ALTER TABLE task ADD COLUMN waiting_what  TEXT    NOT NULL DEFAULT '';
-- The answers to the questions of its product, as JSON.
ALTER TABLE task ADD COLUMN answers       TEXT    NOT NULL DEFAULT '';
-- When and how the customer wants to be reached, as data; slot is its text.
ALTER TABLE task ADD COLUMN prefer        TEXT    NOT NULL DEFAULT '';
-- The words that are meant for the customer; outcome is for colleagues.
ALTER TABLE task ADD COLUMN answer        TEXT    NOT NULL DEFAULT '';
ALTER TABLE task ADD COLUMN reopened      INTEGER NOT NULL DEFAULT 0;
ALTER TABLE task ADD COLUMN attempts      INTEGER NOT NULL DEFAULT 0;
ALTER TABLE task ADD COLUMN next_try_at   BIGINT;
-- Of a task that was sent on: the code of the reason.
ALTER TABLE task ADD COLUMN routed        TEXT    NOT NULL DEFAULT '';
CREATE INDEX task_waiting ON task (organisation_id, waiting_until) WHERE waiting_until IS NOT NULL;
CREATE INDEX task_parent  ON task (organisation_id, parent_id) WHERE parent_id <> 0;
CREATE INDEX task_routed  ON task (organisation_id, closed_at) WHERE routed <> '';
CREATE INDEX task_created ON task (organisation_id, created_at);

-- One attempt to reach somebody. Rows are only added; number counts from 1.
CREATE TABLE task_attempt (
    organisation_id BIGINT  NOT NULL,
    task_id         BIGINT  NOT NULL,
    number          INTEGER NOT NULL,
    at              BIGINT  NOT NULL,
    staff_id        BIGINT  NOT NULL,
    staff_name      TEXT    NOT NULL,
    way             TEXT    NOT NULL,
    outcome         INTEGER NOT NULL,
    note            TEXT    NOT NULL,
    next_at         BIGINT,
    PRIMARY KEY (organisation_id, task_id, number)
) WITHOUT ROWID;
CREATE INDEX task_attempt_at ON task_attempt (organisation_id, at);

-- What must be asked before work about a product may leave the desk (S2-03).
-- An empty product is every product. Questions are JSON.
CREATE TABLE question_set (
    organisation_id BIGINT  NOT NULL,
    product         TEXT    NOT NULL,
    version         INTEGER NOT NULL,
    questions       TEXT    NOT NULL,
    changed_at      BIGINT  NOT NULL,
    staff_name      TEXT    NOT NULL,
    PRIMARY KEY (organisation_id, product)
) WITHOUT ROWID;

-- How often work was handed over too early: a required answer was missing and
-- the handover was refused, or the department sent it back for that reason.
CREATE TABLE early_handover (
    organisation_id BIGINT  NOT NULL,
    day             TEXT    NOT NULL,
    product         TEXT    NOT NULL,
    department      TEXT    NOT NULL,
    how             INTEGER NOT NULL,
    times           BIGINT  NOT NULL,
    PRIMARY KEY (organisation_id, day, product, department, how)
) WITHOUT ROWID;

-- When somebody last looked at their work, and the letters of their keys.
CREATE TABLE work_seen (
    organisation_id BIGINT NOT NULL,
    staff_id        BIGINT NOT NULL,
    seen_at         BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, staff_id)
) WITHOUT ROWID;
CREATE TABLE staff_key (
    organisation_id BIGINT NOT NULL,
    staff_id        BIGINT NOT NULL,
    was             TEXT   NOT NULL,
    letter          TEXT   NOT NULL,
    PRIMARY KEY (organisation_id, staff_id, was)
) WITHOUT ROWID;
