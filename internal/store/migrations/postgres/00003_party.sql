-- Who the organisation deals with, by what they are found, and who looked at
-- whom. The same tables, columns and indexes exist in ../sqlite; a test
-- compares them.
--
-- The number of a citizen (BSN) stands here only sealed (bsn) and as a keyed
-- hash among the keys; its last three digits are kept to compare aloud.

-- +goose Up
CREATE TABLE party (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    version         INTEGER NOT NULL,
    kind            INTEGER NOT NULL,
    first_name      TEXT    NOT NULL,
    prefix          TEXT    NOT NULL,
    last_name       TEXT    NOT NULL,
    business        TEXT    NOT NULL,
    born            TEXT,
    street          TEXT    NOT NULL,
    number          TEXT    NOT NULL,
    addition        TEXT    NOT NULL,
    postcode        TEXT    NOT NULL,
    town            TEXT    NOT NULL,
    country         TEXT    NOT NULL,
    district        TEXT    NOT NULL,
    kvk             TEXT    NOT NULL,
    bsn             BYTEA,
    bsn_end         TEXT    NOT NULL,
    secret          INTEGER NOT NULL,
    sensitive       INTEGER NOT NULL,
    deceased        INTEGER NOT NULL,
    language        TEXT    NOT NULL,
    merged_into     BIGINT  NOT NULL,
    changed_at      BIGINT  NOT NULL,
    changed_by      TEXT    NOT NULL,
    PRIMARY KEY (organisation_id, id)
);
CREATE INDEX party_merged ON party (organisation_id, merged_into) WHERE merged_into <> 0;

CREATE TABLE party_point (
    organisation_id BIGINT  NOT NULL,
    party_id        BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    kind            INTEGER NOT NULL,
    value           TEXT    NOT NULL,
    normal          TEXT    NOT NULL,
    label           TEXT    NOT NULL,
    preferred       INTEGER NOT NULL,
    verified_at     BIGINT,
    opt_out         INTEGER NOT NULL,
    best_time       TEXT    NOT NULL,
    PRIMARY KEY (organisation_id, party_id, id)
);

CREATE TABLE party_note (
    organisation_id BIGINT  NOT NULL,
    party_id        BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    body            TEXT    NOT NULL,
    alert           INTEGER NOT NULL,
    staff_id        BIGINT  NOT NULL,
    staff_name      TEXT    NOT NULL,
    at              BIGINT  NOT NULL,
    expires         TEXT,
    PRIMARY KEY (organisation_id, party_id, id)
);

-- A party that may speak for another.
CREATE TABLE party_relation (
    organisation_id BIGINT NOT NULL,
    party_id        BIGINT NOT NULL,
    for_id          BIGINT NOT NULL,
    role            TEXT   NOT NULL,
    until_date      TEXT,
    PRIMARY KEY (organisation_id, party_id, for_id)
);
CREATE INDEX party_relation_for ON party_relation (organisation_id, for_id);

-- By what a party is found, compared byte for byte in both databases, so that
-- everything that begins with a text stands together. The second index asks
-- whether one party has a key too.
CREATE TABLE party_key (
    organisation_id BIGINT  NOT NULL,
    kind            INTEGER NOT NULL,
    value           TEXT    COLLATE "C" NOT NULL,
    party_id        BIGINT  NOT NULL,
    PRIMARY KEY (organisation_id, kind, value, party_id)
);
CREATE INDEX party_key_party ON party_key (organisation_id, party_id, kind, value);

-- Every look at a party: who, at whom, why, how sure we were, and what was
-- opened. Rows are only added.
CREATE TABLE party_look (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    at              BIGINT  NOT NULL,
    party_id        BIGINT  NOT NULL,
    staff_id        BIGINT  NOT NULL,
    staff_name      TEXT    NOT NULL,
    purpose         INTEGER NOT NULL,
    level           INTEGER NOT NULL,
    what            INTEGER NOT NULL,
    via             TEXT    NOT NULL,
    subject_id      BIGINT  NOT NULL,
    reason          TEXT    NOT NULL,
    PRIMARY KEY (organisation_id, id)
);
CREATE INDEX party_look_party ON party_look (organisation_id, party_id, id);
CREATE INDEX party_look_staff ON party_look (organisation_id, staff_id, id);

-- What was joined, so that it can be taken apart.
CREATE TABLE party_merge (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    into_id         BIGINT  NOT NULL,
    from_id         BIGINT  NOT NULL,
    at              BIGINT  NOT NULL,
    staff_id        BIGINT  NOT NULL,
    staff_name      TEXT    NOT NULL,
    reason          TEXT    NOT NULL,
    joined          TEXT    NOT NULL,
    undone_at       BIGINT,
    undone_by       TEXT    NOT NULL,
    PRIMARY KEY (organisation_id, id)
);
CREATE INDEX party_merge_into ON party_merge (organisation_id, into_id, id);

-- How sure we were who spoke, and by what.
CREATE TABLE party_identity_check (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    at              BIGINT  NOT NULL,
    party_id        BIGINT  NOT NULL,
    contact_id      BIGINT  NOT NULL,
    staff_id        BIGINT  NOT NULL,
    staff_name      TEXT    NOT NULL,
    level           INTEGER NOT NULL,
    verdict         INTEGER NOT NULL,
    method          TEXT    NOT NULL,
    answers         TEXT    NOT NULL,
    PRIMARY KEY (organisation_id, id)
);
CREATE INDEX party_identity_check_party ON party_identity_check (organisation_id, party_id, id);
