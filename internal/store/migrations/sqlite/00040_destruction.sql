-- Destruction of records whose retention is over: lists that one person
-- proposes and another approves, what became of each record on them, and what
-- is left of a destroyed complaint for the figures. None of these rows leads to
-- a person who complained, or who was complained about. The same tables,
-- columns and indexes exist in the other folder; a test compares them.

-- +goose Up
CREATE TABLE destruction (
    organisation_id BIGINT NOT NULL,
    id              BIGINT NOT NULL,
    state           TEXT   NOT NULL,
    proposer_id     BIGINT NOT NULL,
    proposer_name   TEXT   NOT NULL,
    proposed_at     BIGINT NOT NULL,
    decider_id      BIGINT NOT NULL,
    decider_name    TEXT   NOT NULL,
    decided_at      BIGINT,
    reason          TEXT   NOT NULL,
    done_at         BIGINT,
    PRIMARY KEY (organisation_id, id)
) WITHOUT ROWID;
CREATE INDEX destruction_state ON destruction (organisation_id, state, id);

-- A record is on one list that is not over at most: slot is 0 until its fate is
-- known, and the id of the list afterwards.
CREATE TABLE destruction_record (
    organisation_id BIGINT  NOT NULL,
    destruction_id  BIGINT  NOT NULL,
    record_id       BIGINT  NOT NULL,
    slot            BIGINT  NOT NULL,
    reference       TEXT    NOT NULL,
    kind            TEXT    NOT NULL,
    entry           TEXT    NOT NULL,
    years           INTEGER NOT NULL,
    closed_day      TEXT    NOT NULL,
    until_day       TEXT    NOT NULL,
    fate            TEXT    NOT NULL,
    why             TEXT    NOT NULL,
    hash            TEXT    NOT NULL,
    at              BIGINT,
    PRIMARY KEY (organisation_id, destruction_id, record_id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX destruction_record_once ON destruction_record (organisation_id, record_id, slot);

CREATE TABLE complaint_trace (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    kind            TEXT    NOT NULL,
    state           TEXT    NOT NULL,
    class           TEXT    NOT NULL,
    judgment        TEXT    NOT NULL,
    level           INTEGER NOT NULL,
    department      TEXT    NOT NULL,
    received_year   INTEGER NOT NULL,
    days            INTEGER NOT NULL,
    in_time         INTEGER NOT NULL,
    PRIMARY KEY (organisation_id, id)
) WITHOUT ROWID;
CREATE INDEX complaint_trace_year ON complaint_trace (organisation_id, received_year, id);
