-- The tables of the charter machine: what is promised, what happened, and how
-- each promise stands on each subject. The same tables, columns and indexes
-- exist in ../sqlite; a test compares them.
--
-- organisation_id comes first in every key. Instants are BIGINT milliseconds
-- in UTC, legal dates are TEXT in ISO form, label columns hold label ids and 0
-- where unknown.

-- +goose Up
CREATE TABLE organisation (
    id         BIGINT NOT NULL,
    name_nl    TEXT   NOT NULL,
    name_en    TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE setting (
    organisation_id BIGINT NOT NULL,
    key             TEXT   NOT NULL,
    value           TEXT   NOT NULL,
    PRIMARY KEY (organisation_id, key)
);

-- Every dimension value that figures are grouped by.
CREATE TABLE label (
    organisation_id BIGINT  NOT NULL,
    id              INTEGER NOT NULL,
    kind            TEXT    NOT NULL,
    code            TEXT    NOT NULL,
    name            TEXT    NOT NULL,
    PRIMARY KEY (organisation_id, id)
);
CREATE UNIQUE INDEX label_code ON label (organisation_id, kind, code);

-- A calendar is never changed: a change is a new version.
CREATE TABLE calendar (
    organisation_id BIGINT  NOT NULL,
    code            TEXT    NOT NULL,
    version         INTEGER NOT NULL,
    valid_from      TEXT    NOT NULL,
    spec            TEXT    NOT NULL,
    PRIMARY KEY (organisation_id, code, version)
);

-- A published version is never changed, except that it may be withdrawn.
CREATE TABLE promise (
    organisation_id BIGINT  NOT NULL,
    code            TEXT    NOT NULL,
    version         INTEGER NOT NULL,
    status          TEXT    NOT NULL,
    valid_from      TEXT,
    valid_until     TEXT,
    body            TEXT    NOT NULL,
    created_at      BIGINT  NOT NULL,
    published_at    BIGINT,
    PRIMARY KEY (organisation_id, code, version)
);

CREATE TABLE import_run (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    source          INTEGER NOT NULL,
    file_name       TEXT    NOT NULL,
    sha256          TEXT    NOT NULL,
    size            BIGINT  NOT NULL,
    mapping         TEXT    NOT NULL,
    state           TEXT    NOT NULL,
    byte_offset     BIGINT  NOT NULL,
    row_offset      BIGINT  NOT NULL,
    added           BIGINT  NOT NULL,
    changed         BIGINT  NOT NULL,
    unchanged       BIGINT  NOT NULL,
    rejected        BIGINT  NOT NULL,
    facts           TEXT    NOT NULL,
    started_at      BIGINT  NOT NULL,
    updated_at      BIGINT  NOT NULL,
    ended_at        BIGINT,
    PRIMARY KEY (organisation_id, id)
);
CREATE INDEX import_run_file ON import_run (organisation_id, source, sha256);

-- What the events of one subject come down to. The moments that promises read
-- most have a column, the others are JSON.
CREATE TABLE subject (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    version         INTEGER NOT NULL,
    kind            INTEGER NOT NULL,
    product         INTEGER NOT NULL,
    channel         INTEGER NOT NULL,
    department      INTEGER NOT NULL,
    district        INTEGER NOT NULL,
    origin          INTEGER NOT NULL,
    outcome         INTEGER NOT NULL,
    received_at     BIGINT,
    closed_at       BIGINT,
    agreed_at       BIGINT,
    answered_at     BIGINT,
    helped_at       BIGINT,
    started_at      BIGINT,
    registered_at   BIGINT,
    sent_at         BIGINT,
    pauses          TEXT,
    moments         TEXT,
    source          INTEGER NOT NULL,
    reference       TEXT    NOT NULL,
    PRIMARY KEY (organisation_id, id)
);
CREATE UNIQUE INDEX subject_reference ON subject (organisation_id, source, reference);
CREATE INDEX subject_received ON subject (organisation_id, received_at);

-- Everything that happened. Rows are never changed; they get a feed number
-- once, after they were committed.
CREATE TABLE journal (
    organisation_id BIGINT  NOT NULL,
    subject_id      BIGINT  NOT NULL,
    version         INTEGER NOT NULL,
    kind            INTEGER NOT NULL,
    at              BIGINT  NOT NULL,
    recorded_at     BIGINT  NOT NULL,
    actor           TEXT    NOT NULL,
    reason          TEXT    NOT NULL,
    until_at        BIGINT,
    facts           TEXT    NOT NULL,
    feed            BIGINT,
    PRIMARY KEY (organisation_id, subject_id, version)
);
CREATE UNIQUE INDEX journal_feed ON journal (feed);
CREATE INDEX journal_unnumbered ON journal (organisation_id, subject_id, version) WHERE feed IS NULL;

-- How one promise stands on one subject. The labels of the subject stand here
-- too, so that a figure reads one table.
CREATE TABLE clock (
    organisation_id BIGINT  NOT NULL,
    promise         INTEGER NOT NULL,
    subject_id      BIGINT  NOT NULL,
    promise_version INTEGER NOT NULL,
    state           INTEGER NOT NULL,
    exclusion       INTEGER NOT NULL,
    started_at      BIGINT,
    due_date        TEXT,
    due_at          BIGINT,
    ended_at        BIGINT,
    gross_ms        BIGINT  NOT NULL,
    net_ms          BIGINT  NOT NULL,
    paused_ms       BIGINT  NOT NULL,
    used            BIGINT  NOT NULL,
    kind            INTEGER NOT NULL,
    product         INTEGER NOT NULL,
    channel         INTEGER NOT NULL,
    department      INTEGER NOT NULL,
    district        INTEGER NOT NULL,
    origin          INTEGER NOT NULL,
    next_at         BIGINT,
    PRIMARY KEY (organisation_id, promise, subject_id)
);
CREATE INDEX clock_subject ON clock (organisation_id, subject_id);
CREATE INDEX clock_started ON clock (organisation_id, promise, started_at);
CREATE INDEX clock_due ON clock (organisation_id, promise, state, due_at);
CREATE INDEX clock_timer ON clock (organisation_id, next_at) WHERE next_at IS NOT NULL;

-- Rows of a log that cannot be true, and what to do about them.
CREATE TABLE problem (
    organisation_id BIGINT NOT NULL,
    id              BIGINT NOT NULL,
    import_run_id   BIGINT NOT NULL,
    subject_id      BIGINT,
    reference       TEXT   NOT NULL,
    kind            TEXT   NOT NULL,
    text_nl         TEXT   NOT NULL,
    text_en         TEXT   NOT NULL,
    line            BIGINT NOT NULL,
    column_name     TEXT   NOT NULL,
    value           TEXT   NOT NULL,
    PRIMARY KEY (organisation_id, id)
);
CREATE INDEX problem_run ON problem (organisation_id, import_run_id);

-- How far each reader of the journal is. The row 'sequencer' holds the last
-- feed number that was given out.
CREATE TABLE cursor (
    consumer TEXT   NOT NULL,
    feed     BIGINT NOT NULL,
    PRIMARY KEY (consumer)
);
INSERT INTO cursor (consumer, feed) VALUES ('sequencer', 0);

-- Work that one node at a time may do.
CREATE TABLE lease (
    name   TEXT   NOT NULL,
    holder TEXT   NOT NULL,
    until  BIGINT NOT NULL,
    PRIMARY KEY (name)
);

-- What the public was told. Rows are only added.
CREATE TABLE publication (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    version         INTEGER NOT NULL,
    period_from     TEXT    NOT NULL,
    period_until    TEXT    NOT NULL,
    reason          TEXT    NOT NULL,
    body            TEXT    NOT NULL,
    published_at    BIGINT  NOT NULL,
    PRIMARY KEY (organisation_id, id)
);
CREATE UNIQUE INDEX publication_version ON publication (organisation_id, period_from, period_until, version);

-- Marks on a time axis: an empty promise is a mark for all of them.
CREATE TABLE annotation (
    organisation_id BIGINT NOT NULL,
    id              BIGINT NOT NULL,
    date            TEXT   NOT NULL,
    promise         TEXT   NOT NULL,
    text_nl         TEXT   NOT NULL,
    text_en         TEXT   NOT NULL,
    PRIMARY KEY (organisation_id, id)
);
CREATE INDEX annotation_date ON annotation (organisation_id, date);
