-- Who works here, how they sign in, what each may do, and what was changed
-- about it. The same tables, columns and indexes exist in ../postgres.

-- +goose Up
CREATE TABLE person (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    user_name       TEXT    NOT NULL, -- in lower case
    name            TEXT    NOT NULL,
    email           TEXT    NOT NULL,
    lang            TEXT    NOT NULL,
    external        TEXT    NOT NULL, -- code of an external contact centre, or empty
    shortcuts       BOOLEAN NOT NULL, -- single letters as hotkeys
    password        TEXT    NOT NULL, -- argon2id in PHC form, or empty
    password_at     BIGINT,
    totp            BYTEA   NOT NULL, -- sealed; empty without
    totp_step       BIGINT  NOT NULL, -- the last step of time that was used: a code works once
    managed         BOOLEAN NOT NULL, -- by an identity provider, which brings name, roles and departments
    created_at      BIGINT  NOT NULL,
    seen_at         BIGINT,
    disabled_at     BIGINT,
    PRIMARY KEY (organisation_id, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX person_user ON person (organisation_id, user_name);
CREATE INDEX person_list ON person (organisation_id, name, id);

-- A role of a person, in one department or in all (empty).
CREATE TABLE person_grant (
    organisation_id BIGINT NOT NULL,
    person_id       BIGINT NOT NULL,
    role            TEXT   NOT NULL,
    department      TEXT   NOT NULL,
    PRIMARY KEY (organisation_id, person_id, role, department)
) WITHOUT ROWID;

-- How an identity provider knows a person.
CREATE TABLE identity (
    organisation_id BIGINT NOT NULL,
    issuer          TEXT   NOT NULL,
    subject         TEXT   NOT NULL,
    person_id       BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, issuer, subject)
) WITHOUT ROWID;
CREATE INDEX identity_person ON identity (organisation_id, person_id);

-- Only the hash of what the browser holds is stored.
CREATE TABLE session (
    organisation_id BIGINT NOT NULL,
    hash            BYTEA  NOT NULL,
    person_id       BIGINT NOT NULL,
    method          TEXT   NOT NULL,
    device          TEXT   NOT NULL,
    issuer          TEXT   NOT NULL, -- of the identity provider, and the name of its session
    issuer_session  TEXT   NOT NULL,
    created_at      BIGINT NOT NULL,
    seen_at         BIGINT NOT NULL,
    ends_at         BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, hash)
) WITHOUT ROWID;
CREATE INDEX session_person ON session (organisation_id, person_id);
CREATE INDEX session_issuer ON session (organisation_id, issuer, issuer_session);
CREATE INDEX session_end ON session (organisation_id, ends_at);

CREATE TABLE passkey (
    organisation_id BIGINT NOT NULL,
    id              BIGINT NOT NULL,
    person_id       BIGINT NOT NULL,
    credential      BYTEA  NOT NULL,
    name            TEXT   NOT NULL,
    body            TEXT   NOT NULL,
    created_at      BIGINT NOT NULL,
    used_at         BIGINT,
    PRIMARY KEY (organisation_id, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX passkey_credential ON passkey (organisation_id, credential);
CREATE INDEX passkey_person ON passkey (organisation_id, person_id);

-- For who lost the second factor; each works once.
CREATE TABLE recovery_code (
    organisation_id BIGINT NOT NULL,
    person_id       BIGINT NOT NULL,
    hash            BYTEA  NOT NULL,
    PRIMARY KEY (organisation_id, person_id, hash)
) WITHOUT ROWID;

-- What was begun and must be finished once and soon: a link to choose a
-- password, a sign-in that waits for its second factor or for an identity
-- provider, a passkey being made.
CREATE TABLE challenge (
    organisation_id BIGINT NOT NULL,
    hash            BYTEA  NOT NULL,
    kind            TEXT   NOT NULL,
    person_id       BIGINT NOT NULL,
    body            BYTEA  NOT NULL, -- sealed
    ends_at         BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, hash)
) WITHOUT ROWID;
CREATE INDEX challenge_end ON challenge (organisation_id, ends_at);
CREATE INDEX challenge_person ON challenge (organisation_id, person_id, kind);

-- Sign-ins that failed, by a keyed hash of the account or of the address.
CREATE TABLE attempt (
    organisation_id BIGINT  NOT NULL,
    key             BYTEA   NOT NULL,
    failures        INTEGER NOT NULL,
    last_at         BIGINT  NOT NULL,
    wait_until      BIGINT  NOT NULL,
    PRIMARY KEY (organisation_id, key)
) WITHOUT ROWID;
CREATE INDEX attempt_last ON attempt (organisation_id, last_at);

-- Who changed what about whom; rows are never changed.
CREATE TABLE audit (
    organisation_id BIGINT NOT NULL,
    id              BIGINT NOT NULL,
    at              BIGINT NOT NULL,
    actor_id        BIGINT NOT NULL, -- 0 is the program
    actor           TEXT   NOT NULL,
    kind            TEXT   NOT NULL,
    person_id       BIGINT NOT NULL, -- whom it is about; 0 is nobody
    facts           TEXT   NOT NULL,
    PRIMARY KEY (organisation_id, id)
) WITHOUT ROWID;
CREATE INDEX audit_person ON audit (organisation_id, person_id, id);
