-- The page of a case for the citizen whose case it is: the links that lead to
-- it, what was done there, and how the citizen wants to hear about this case.
-- The same tables, columns and indexes exist in ../postgres; a test compares them.
--
-- A link stands here as a hash only: who reads the database cannot open a page.

-- +goose Up
-- party_id is for whom the link was made: 0 is an unknown caller, -1 is not
-- known. Looks are counted; who looked is not kept.
CREATE TABLE follow (
    organisation_id BIGINT  NOT NULL,
    subject_id      BIGINT  NOT NULL,
    serial          INTEGER NOT NULL,
    hash            BYTEA   NOT NULL,
    party_id        BIGINT  NOT NULL,
    created_at      BIGINT  NOT NULL,
    withdrawn_at    BIGINT,
    looks           BIGINT  NOT NULL,
    looked_at       BIGINT,
    PRIMARY KEY (organisation_id, subject_id, serial)
) WITHOUT ROWID;
CREATE UNIQUE INDEX follow_hash ON follow (organisation_id, hash);

-- What the citizen did on the page. The key comes from the form: sending it
-- twice is one deed. effect_at is when it takes effect, for what can be undone
-- until then; state is 1 for what waits, 2 for what was done, 3 for what was
-- undone.
CREATE TABLE follow_deed (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    subject_id      BIGINT  NOT NULL,
    kind            TEXT    NOT NULL,
    key             TEXT    NOT NULL,
    at              BIGINT  NOT NULL,
    state           INTEGER NOT NULL,
    effect_at       BIGINT  NOT NULL,
    contact_id      BIGINT  NOT NULL,
    task_id         BIGINT  NOT NULL,
    PRIMARY KEY (organisation_id, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX follow_deed_key ON follow_deed (organisation_id, subject_id, key);
CREATE INDEX follow_deed_at ON follow_deed (organisation_id, subject_id, at);
CREATE INDEX follow_deed_waits ON follow_deed (organisation_id, effect_at, id) WHERE state = 1;

-- How we tell the citizen about this case; no row is as for everything else.
-- channel is empty where none was chosen; quiet is 1 for only what we must send.
CREATE TABLE follow_choice (
    organisation_id BIGINT  NOT NULL,
    subject_id      BIGINT  NOT NULL,
    channel         TEXT    NOT NULL,
    quiet           INTEGER NOT NULL,
    changed_at      BIGINT  NOT NULL,
    PRIMARY KEY (organisation_id, subject_id)
) WITHOUT ROWID;
