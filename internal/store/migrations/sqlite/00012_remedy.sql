-- Compensation for broken promises (PR-8): what a case gives right to, budgets,
-- the causes that citizens choose from, what was paid or ordered together, and
-- the improvements that paying often obliges to (S0-11). The same tables,
-- columns and indexes exist in ../postgres; a test compares them.
--
-- Instants are BIGINT milliseconds in UTC, days are TEXT in ISO form. Flags are
-- 0 or 1. Promises are their codes. The account of a citizen is sealed.

-- +goose Up
-- There is one for a promise and a case, whatever happens (S0-13). kind says
-- whether the subject is a request (1) or a task (2). year is that of the budget
-- from which it is paid.
CREATE TABLE entitlement (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    version         INTEGER NOT NULL,
    promise         TEXT    NOT NULL,
    promise_version INTEGER NOT NULL,
    subject_id      BIGINT  NOT NULL,
    kind            INTEGER NOT NULL,
    party_id        BIGINT  NOT NULL,
    due_at          BIGINT  NOT NULL,
    form            TEXT    NOT NULL,
    apology         INTEGER NOT NULL,
    cents           BIGINT  NOT NULL,
    implicit        INTEGER NOT NULL,
    complaint       INTEGER NOT NULL,
    state           TEXT    NOT NULL,
    cause           TEXT    NOT NULL,
    holder          TEXT    NOT NULL,
    iban            TEXT    NOT NULL,
    refusal         TEXT    NOT NULL,
    reason          TEXT    NOT NULL,
    asker_id        BIGINT  NOT NULL,
    asker_name      TEXT    NOT NULL,
    approver_id     BIGINT  NOT NULL,
    approver_name   TEXT    NOT NULL,
    year            INTEGER NOT NULL,
    batch_id        BIGINT  NOT NULL,
    created_at      BIGINT  NOT NULL,
    asked_at        BIGINT,
    decided_at      BIGINT,
    paid_at         BIGINT,
    PRIMARY KEY (organisation_id, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX entitlement_once ON entitlement (organisation_id, promise, subject_id);
CREATE INDEX entitlement_state ON entitlement (organisation_id, apology, state, created_at, id);
CREATE INDEX entitlement_promise ON entitlement (organisation_id, promise, state, decided_at, id);
CREATE INDEX entitlement_subject ON entitlement (organisation_id, subject_id);
CREATE INDEX entitlement_batch ON entitlement (organisation_id, batch_id);

-- used is what was granted from it; it never exceeds cents.
CREATE TABLE remedy_budget (
    organisation_id BIGINT  NOT NULL,
    year            INTEGER NOT NULL,
    promise         TEXT    NOT NULL,
    version         INTEGER NOT NULL,
    cents           BIGINT  NOT NULL,
    used            BIGINT  NOT NULL,
    PRIMARY KEY (organisation_id, year, promise)
) WITHOUT ROWID;

CREATE TABLE good_cause (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    version         INTEGER NOT NULL,
    code            TEXT    NOT NULL,
    name            TEXT    NOT NULL,
    about_nl        TEXT    NOT NULL,
    about_en        TEXT    NOT NULL,
    holder          TEXT    NOT NULL,
    iban            TEXT    NOT NULL,
    active          INTEGER NOT NULL,
    PRIMARY KEY (organisation_id, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX good_cause_code ON good_cause (organisation_id, code);

-- A payment file or an order. form is empty for a payment file.
CREATE TABLE payout (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    version         INTEGER NOT NULL,
    form            TEXT    NOT NULL,
    state           TEXT    NOT NULL,
    supplier        TEXT    NOT NULL,
    payer           TEXT    NOT NULL,
    iban            TEXT    NOT NULL,
    execute_date    TEXT,
    lines           INTEGER NOT NULL,
    cents           BIGINT  NOT NULL,
    by_id           BIGINT  NOT NULL,
    by_name         TEXT    NOT NULL,
    created_at      BIGINT  NOT NULL,
    handed_at       BIGINT,
    handed_name     TEXT    NOT NULL,
    PRIMARY KEY (organisation_id, id)
) WITHOUT ROWID;

-- slot is 0 for the one that is open, so that a promise has one at a time, and
-- its own id afterwards.
CREATE TABLE improvement (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    version         INTEGER NOT NULL,
    promise         TEXT    NOT NULL,
    slot            BIGINT  NOT NULL,
    state           TEXT    NOT NULL,
    title           TEXT    NOT NULL,
    owner_id        BIGINT  NOT NULL,
    owner_name      TEXT    NOT NULL,
    cause           TEXT    NOT NULL,
    measure         TEXT    NOT NULL,
    due_date        TEXT,
    value_before    TEXT    NOT NULL,
    value_after     TEXT    NOT NULL,
    payouts         BIGINT  NOT NULL,
    cases           BIGINT  NOT NULL,
    from_at         BIGINT  NOT NULL,
    opened_at       BIGINT  NOT NULL,
    closed_at       BIGINT,
    closed_name     TEXT    NOT NULL,
    PRIMARY KEY (organisation_id, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX improvement_open ON improvement (organisation_id, promise, slot);
CREATE INDEX improvement_opened ON improvement (organisation_id, opened_at, id);
