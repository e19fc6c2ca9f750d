-- What citizens are told, and how it leaves the house: a notice is about one
-- event, a dispatch is the envelope in which one or more notices travel, and a
-- delay is a new date that somebody was told instead of a promised one. The
-- same tables, columns and indexes exist in ../sqlite; a test compares them.

-- +goose Up
DROP INDEX notice_waiting;
ALTER TABLE notice RENAME COLUMN subject TO title;
ALTER TABLE notice ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE notice ADD COLUMN kind TEXT NOT NULL DEFAULT 'confirmation';
ALTER TABLE notice ADD COLUMN event TEXT NOT NULL DEFAULT '';
ALTER TABLE notice ADD COLUMN subject_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE notice ADD COLUMN promise TEXT NOT NULL DEFAULT '';
ALTER TABLE notice ADD COLUMN statutory INTEGER NOT NULL DEFAULT 0;
ALTER TABLE notice ADD COLUMN template TEXT NOT NULL DEFAULT 'confirmation';
ALTER TABLE notice ADD COLUMN template_version INTEGER NOT NULL DEFAULT 0;
ALTER TABLE notice ADD COLUMN facts TEXT NOT NULL DEFAULT '';
ALTER TABLE notice ADD COLUMN because TEXT NOT NULL DEFAULT '';
ALTER TABLE notice ADD COLUMN after_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE notice ADD COLUMN tell_by BIGINT;
ALTER TABLE notice ADD COLUMN dispatch_id BIGINT NOT NULL DEFAULT 0;

-- What was written before anything could leave is too old to send now.
UPDATE notice SET event = 'confirmation:' || contact_id, subject_id = CASE WHEN request_id <> 0 THEN request_id WHEN task_id <> 0 THEN task_id ELSE contact_id END,
    after_at = created_at, channel = CASE WHEN channel = 'telefoon' THEN 'sms' ELSE channel END;
UPDATE notice SET state = 'suppressed', because = 'Geschreven voordat hier berichten verstuurd konden worden.' WHERE state = 'waiting';

CREATE UNIQUE INDEX notice_event ON notice (organisation_id, event);
CREATE INDEX notice_waiting ON notice (organisation_id, after_at, id) WHERE state = 'waiting';
CREATE INDEX notice_asking ON notice (organisation_id, after_at, id) WHERE state = 'asking';
CREATE INDEX notice_failed ON notice (organisation_id, created_at, id) WHERE state = 'failed';
CREATE INDEX notice_subject ON notice (organisation_id, subject_id, id);
CREATE INDEX notice_party ON notice (organisation_id, party_id, id) WHERE party_id <> 0;
CREATE INDEX notice_dispatch ON notice (organisation_id, dispatch_id) WHERE dispatch_id <> 0;

CREATE TABLE dispatch (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    version         INTEGER NOT NULL,
    party_id        BIGINT  NOT NULL,
    channel         TEXT    NOT NULL,
    address         TEXT    NOT NULL,
    name            TEXT    NOT NULL,
    language        TEXT    NOT NULL,
    title           TEXT    NOT NULL,
    body            TEXT    NOT NULL,
    statutory       INTEGER NOT NULL,
    state           TEXT    NOT NULL,
    attempts        INTEGER NOT NULL,
    next_at         BIGINT  NOT NULL,
    claimed_at      BIGINT,
    reference       TEXT    NOT NULL,
    provider        TEXT    NOT NULL,
    proof           TEXT    NOT NULL,
    instead_of      BIGINT  NOT NULL,
    created_at      BIGINT  NOT NULL,
    left_at         BIGINT,
    arrived_at      BIGINT,
    PRIMARY KEY (organisation_id, id)
);
CREATE UNIQUE INDEX dispatch_reference ON dispatch (organisation_id, reference);
CREATE INDEX dispatch_queue ON dispatch (organisation_id, next_at, id) WHERE state = 'queued';
CREATE INDEX dispatch_sending ON dispatch (organisation_id, claimed_at, id) WHERE state = 'sending';
CREATE INDEX dispatch_doubtful ON dispatch (organisation_id, next_at, id) WHERE state = 'doubtful';
CREATE INDEX dispatch_bounced ON dispatch (organisation_id, party_id) WHERE state = 'bounced';
CREATE INDEX dispatch_provider ON dispatch (organisation_id, provider) WHERE provider <> '';
CREATE INDEX dispatch_party ON dispatch (organisation_id, party_id, created_at, id) WHERE party_id <> 0;
CREATE INDEX dispatch_created ON dispatch (organisation_id, created_at, id);
CREATE INDEX dispatch_state ON dispatch (organisation_id, state, created_at, id);

-- A new date. It is watched in its turn until it passed or the work is done.
CREATE TABLE delay (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    subject_id      BIGINT  NOT NULL,
    promise         TEXT    NOT NULL,
    due_at          BIGINT  NOT NULL,
    new_due_at      BIGINT  NOT NULL,
    cause           TEXT    NOT NULL,
    house           INTEGER NOT NULL,
    staff_id        BIGINT  NOT NULL,
    staff_name      TEXT    NOT NULL,
    announced_at    BIGINT  NOT NULL,
    watched         INTEGER NOT NULL,
    PRIMARY KEY (organisation_id, id)
);
CREATE INDEX delay_subject ON delay (organisation_id, subject_id, id);
CREATE INDEX delay_watched ON delay (organisation_id, new_due_at, id) WHERE watched = 1;
