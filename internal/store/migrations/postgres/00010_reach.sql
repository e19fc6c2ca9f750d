-- What keeps a promise when somebody is not there: absence with its deputy, the
-- calendars that tell of it, attempts to put a caller through, which team got
-- the work and why, reminders, and who accepted an agreement. The same tables,
-- columns and indexes exist in ../sqlite; a test compares them.
--
-- Departments and products are label codes. Flags are 0 or 1.

-- +goose Up

-- deputy_id 0 with nobody 1 is the explicit choice for no deputy; with nobody 0
-- nobody chose yet, as a calendar from outside cannot.
CREATE TABLE absence (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    version         INTEGER NOT NULL,
    staff_id        BIGINT  NOT NULL,
    staff_name      TEXT    NOT NULL,
    from_at         BIGINT  NOT NULL,
    until_at        BIGINT  NOT NULL,
    kind            TEXT    NOT NULL,
    deputy_id       BIGINT  NOT NULL,
    deputy_name     TEXT    NOT NULL,
    nobody          INTEGER NOT NULL,
    feed_id         BIGINT  NOT NULL, -- the calendar that told it; 0 is a person
    uid             TEXT    NOT NULL, -- of the event in that calendar
    state           INTEGER NOT NULL, -- 0 to come, 1 begun, 2 over, 3 cancelled
    by_id           BIGINT  NOT NULL,
    by_name         TEXT    NOT NULL,
    created_at      BIGINT  NOT NULL,
    PRIMARY KEY (organisation_id, id)
);
CREATE INDEX absence_until ON absence (organisation_id, until_at, id);
CREATE INDEX absence_staff ON absence (organisation_id, staff_id, until_at);
CREATE INDEX absence_going ON absence (organisation_id, from_at, id) WHERE state < 2;
CREATE UNIQUE INDEX absence_uid ON absence (organisation_id, feed_id, uid) WHERE feed_id <> 0;

-- Work of somebody who is away: given to the deputy, or flagged. Once a task
-- and absence.
CREATE TABLE absence_work (
    organisation_id BIGINT  NOT NULL,
    absence_id      BIGINT  NOT NULL,
    task_id         BIGINT  NOT NULL,
    moved           INTEGER NOT NULL, -- 0 is flagged only
    from_id         BIGINT  NOT NULL,
    from_name       TEXT    NOT NULL,
    to_id           BIGINT  NOT NULL,
    to_name         TEXT    NOT NULL,
    task_version    INTEGER NOT NULL, -- after the move: when it is still that, nobody touched it
    at              BIGINT  NOT NULL,
    back_at         BIGINT,
    PRIMARY KEY (organisation_id, absence_id, task_id)
);
CREATE INDEX absence_work_task ON absence_work (organisation_id, task_id);

-- A calendar that tells of absence. Its address can hold a secret: it is sealed.
CREATE TABLE absence_feed (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    version         INTEGER NOT NULL,
    name            TEXT    NOT NULL,
    staff_id        BIGINT  NOT NULL, -- 0 is a calendar of a department
    department      TEXT    NOT NULL,
    address         BYTEA   NOT NULL, -- empty is a file that was handed in
    fault           TEXT    NOT NULL, -- why the last reading failed, JSON in two languages
    events          INTEGER NOT NULL,
    read_at         BIGINT,
    PRIMARY KEY (organisation_id, id)
);
CREATE INDEX absence_feed_name ON absence_feed (organisation_id, name, id);

-- One attempt to put a caller through (S3-11). outcome 1 reached, 2 nobody, 3
-- nobody and nothing else was arranged: a dead end.
CREATE TABLE transfer_attempt (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    at              BIGINT  NOT NULL,
    contact_id      BIGINT  NOT NULL,
    question        INTEGER NOT NULL,
    department      TEXT    NOT NULL,
    product         TEXT    NOT NULL,
    outcome         INTEGER NOT NULL,
    open            INTEGER NOT NULL, -- inside the opening windows of the agreement
    deputy          INTEGER NOT NULL, -- somebody stood in
    staff_id        BIGINT  NOT NULL, -- who put through
    to_id           BIGINT  NOT NULL, -- the colleague; 0 is the team
    party_id        BIGINT  NOT NULL,
    phone           TEXT    NOT NULL,
    external        TEXT    NOT NULL,
    PRIMARY KEY (organisation_id, id)
);
CREATE INDEX transfer_attempt_at ON transfer_attempt (organisation_id, at, id);
CREATE INDEX transfer_attempt_contact ON transfer_attempt (organisation_id, contact_id, question);
CREATE INDEX transfer_attempt_party ON transfer_attempt (organisation_id, party_id, at) WHERE party_id <> 0 AND outcome = 3;
CREATE INDEX transfer_attempt_phone ON transfer_attempt (organisation_id, phone, at) WHERE phone <> '' AND outcome = 3;

-- A contact that came back because an earlier one led to nothing (S3-12).
CREATE TABLE dead_end_repeat (
    organisation_id BIGINT NOT NULL,
    contact_id      BIGINT NOT NULL,
    attempt_id      BIGINT NOT NULL,
    department      TEXT   NOT NULL,
    at              BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, contact_id)
);
CREATE INDEX dead_end_repeat_at ON dead_end_repeat (organisation_id, at, contact_id);

-- Which department got the work, which the system proposed, and why another.
CREATE TABLE route_choice (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    at              BIGINT  NOT NULL,
    product         TEXT    NOT NULL,
    proposed        TEXT    NOT NULL,
    why             TEXT    NOT NULL, -- agreement, product or learned
    chosen          TEXT    NOT NULL,
    reason          TEXT    NOT NULL,
    source          TEXT    NOT NULL, -- desk or forwarded
    subject_id      BIGINT  NOT NULL, -- the task or request
    staff_id        BIGINT  NOT NULL,
    staff_name      TEXT    NOT NULL,
    PRIMARY KEY (organisation_id, id)
);
CREATE INDEX route_choice_product ON route_choice (organisation_id, product, at);
CREATE INDEX route_choice_at ON route_choice (organisation_id, at, id);

-- What somebody decided about a change that the choices above propose.
CREATE TABLE route_decision (
    organisation_id BIGINT NOT NULL,
    product         TEXT   NOT NULL,
    department      TEXT   NOT NULL, -- to which it was proposed
    accepted        INTEGER NOT NULL,
    at              BIGINT NOT NULL,
    staff_id        BIGINT NOT NULL,
    staff_name      TEXT   NOT NULL,
    PRIMARY KEY (organisation_id, product, department)
);

-- A reminder about late work, at most one a day and task, or its escalation to
-- the manager.
CREATE TABLE chase (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    task_id         BIGINT  NOT NULL,
    day             TEXT    NOT NULL,
    escalated       INTEGER NOT NULL,
    at              BIGINT  NOT NULL,
    by_id           BIGINT  NOT NULL,
    by_name         TEXT    NOT NULL,
    to_id           BIGINT  NOT NULL, -- whom it reminds; 0 is the team
    undone_at       BIGINT,
    PRIMARY KEY (organisation_id, id)
);
CREATE INDEX chase_at ON chase (organisation_id, at, id);
CREATE UNIQUE INDEX chase_once ON chase (organisation_id, task_id, day, escalated) WHERE undone_at IS NULL;

-- Who accepted a version of an agreement, for which side: desk or department.
CREATE TABLE agreement_accept (
    organisation_id BIGINT  NOT NULL,
    agreement_id    BIGINT  NOT NULL,
    version         INTEGER NOT NULL,
    side            TEXT    NOT NULL,
    staff_id        BIGINT  NOT NULL,
    staff_name      TEXT    NOT NULL,
    at              BIGINT  NOT NULL,
    PRIMARY KEY (organisation_id, agreement_id, version, side)
);

-- What both sides promise each other in an agreement, as sentences; each that
-- can be counted is a promise with that code.
CREATE TABLE agreement_promise (
    organisation_id BIGINT NOT NULL,
    id              BIGINT NOT NULL,
    agreement_id    BIGINT NOT NULL,
    side            TEXT   NOT NULL, -- who promises: desk or department
    sentence        TEXT   NOT NULL,
    measure         TEXT   NOT NULL,
    promise         TEXT   NOT NULL,
    ended_at        BIGINT,
    PRIMARY KEY (organisation_id, id)
);
CREATE INDEX agreement_promise_of ON agreement_promise (organisation_id, agreement_id, id);

-- A pilot: until the day of the roll-out an agreement holds for some only.
ALTER TABLE agreement ADD COLUMN rollout_date TEXT;
ALTER TABLE agreement ADD COLUMN pilot TEXT NOT NULL DEFAULT '';
