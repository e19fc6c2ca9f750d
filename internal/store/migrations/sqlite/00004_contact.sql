-- Contacts, from draft to what is left to do: one exchange with its questions,
-- the requests and tasks that it leaves, what the citizen is told, and files.
-- The same tables, columns and indexes exist in ../postgres; a test compares them.
--
-- A contact, a request and a task each have a row in subject with the same id:
-- promises run on that. A draft has the id that its contact will get, so that
-- finishing it twice cannot make two.

-- +goose Up

-- A contact that is going on. The body is JSON, so that every character of a
-- note comes back as it was typed.
CREATE TABLE draft (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    version         INTEGER NOT NULL,
    staff_id        BIGINT  NOT NULL,
    staff_name      TEXT    NOT NULL,
    external        TEXT    NOT NULL,
    started_at      BIGINT  NOT NULL,
    saved_at        BIGINT  NOT NULL,
    dropped_at      BIGINT,
    body            TEXT    NOT NULL,
    PRIMARY KEY (organisation_id, id)
) WITHOUT ROWID;
CREATE INDEX draft_open ON draft (organisation_id, staff_id, id) WHERE dropped_at IS NULL;
CREATE INDEX draft_dropped ON draft (organisation_id, dropped_at) WHERE dropped_at IS NOT NULL;

CREATE TABLE contact (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    version         INTEGER NOT NULL,
    channel         INTEGER NOT NULL,
    outbound        INTEGER NOT NULL,
    party_id        BIGINT  NOT NULL,
    for_party_id    BIGINT  NOT NULL,
    level           INTEGER NOT NULL,
    caller_name     TEXT    NOT NULL,
    caller_phone    TEXT    NOT NULL,
    caller_email    TEXT    NOT NULL,
    phone           TEXT    NOT NULL,
    line            TEXT    NOT NULL,
    staff_id        BIGINT  NOT NULL,
    staff_name      TEXT    NOT NULL,
    external        TEXT    NOT NULL,
    sent_at         BIGINT,
    received_at     BIGINT  NOT NULL,
    started_at      BIGINT  NOT NULL,
    registered_at   BIGINT  NOT NULL,
    talk_ms         BIGINT  NOT NULL,
    wrap_ms         BIGINT  NOT NULL,
    solved          INTEGER NOT NULL,
    reason          INTEGER NOT NULL,
    remark          TEXT    NOT NULL,
    sensitive       INTEGER NOT NULL,
    PRIMARY KEY (organisation_id, id)
) WITHOUT ROWID;
CREATE INDEX contact_received ON contact (organisation_id, received_at, id);
CREATE INDEX contact_channel ON contact (organisation_id, channel, received_at, id);
CREATE INDEX contact_staff ON contact (organisation_id, staff_id, received_at, id);
CREATE INDEX contact_solved ON contact (organisation_id, solved, received_at, id);
CREATE INDEX contact_party ON contact (organisation_id, party_id, received_at, id) WHERE party_id <> 0;
CREATE INDEX contact_for ON contact (organisation_id, for_party_id, received_at, id) WHERE for_party_id <> 0;
CREATE INDEX contact_phone ON contact (organisation_id, phone, received_at, id) WHERE phone <> '';
CREATE INDEX contact_external ON contact (organisation_id, external, received_at, id) WHERE external <> '';

-- What the party wanted. The moment of receipt stands here too: a list of one
-- product is walked in its order. The row with first = 1 is the one that a
-- list of a product or a department shows when a contact has several of it.
CREATE TABLE contact_question (
    organisation_id BIGINT  NOT NULL,
    contact_id      BIGINT  NOT NULL,
    number          INTEGER NOT NULL,
    received_at     BIGINT  NOT NULL,
    product         INTEGER NOT NULL,
    first_product   INTEGER NOT NULL,
    department      INTEGER NOT NULL,
    first_department INTEGER NOT NULL,
    ending          INTEGER NOT NULL,
    subject         TEXT    NOT NULL,
    body            TEXT    NOT NULL,
    article_id      BIGINT  NOT NULL,
    script_id       BIGINT  NOT NULL,
    more            TEXT    NOT NULL,
    request_id      BIGINT  NOT NULL,
    task_id         BIGINT  NOT NULL,
    PRIMARY KEY (organisation_id, contact_id, number)
) WITHOUT ROWID;
CREATE INDEX contact_question_product ON contact_question (organisation_id, product, received_at, contact_id) WHERE first_product = 1;
CREATE INDEX contact_question_department ON contact_question (organisation_id, department, received_at, contact_id) WHERE first_department = 1;
CREATE INDEX contact_question_request ON contact_question (organisation_id, request_id, received_at) WHERE request_id <> 0;
CREATE INDEX contact_question_article ON contact_question (organisation_id, article_id, received_at) WHERE article_id <> 0;

CREATE TABLE request (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    version         INTEGER NOT NULL,
    reference       TEXT    NOT NULL,
    party_id        BIGINT  NOT NULL,
    contact_id      BIGINT  NOT NULL,
    product         INTEGER NOT NULL,
    department      INTEGER NOT NULL,
    channel         INTEGER NOT NULL,
    title           TEXT    NOT NULL,
    body            TEXT    NOT NULL,
    external        TEXT    NOT NULL,
    received_at     BIGINT  NOT NULL,
    due_at          BIGINT  NOT NULL,
    closed_at       BIGINT,
    open            INTEGER NOT NULL,
    sensitive       INTEGER NOT NULL,
    contacts        INTEGER NOT NULL,
    PRIMARY KEY (organisation_id, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX request_reference ON request (organisation_id, reference);
CREATE INDEX request_received ON request (organisation_id, received_at, id);
CREATE INDEX request_open ON request (organisation_id, open, received_at, id);
CREATE INDEX request_product ON request (organisation_id, product, received_at, id);
CREATE INDEX request_department ON request (organisation_id, department, received_at, id);
CREATE INDEX request_channel ON request (organisation_id, channel, received_at, id);
CREATE INDEX request_external ON request (organisation_id, external, received_at, id) WHERE external <> '';
CREATE INDEX request_party ON request (organisation_id, party_id, received_at, id) WHERE party_id <> 0;

CREATE TABLE task (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    version         INTEGER NOT NULL,
    kind            INTEGER NOT NULL,
    state           INTEGER NOT NULL,
    contact_id      BIGINT  NOT NULL,
    request_id      BIGINT  NOT NULL,
    party_id        BIGINT  NOT NULL,
    article_id      BIGINT  NOT NULL,
    instead_of      BIGINT  NOT NULL,
    product         INTEGER NOT NULL,
    department      INTEGER NOT NULL,
    staff_id        BIGINT  NOT NULL,
    staff_name      TEXT    NOT NULL,
    title           TEXT    NOT NULL,
    body            TEXT    NOT NULL,
    slot            TEXT    NOT NULL,
    number          TEXT    NOT NULL,
    because         TEXT    NOT NULL,
    outcome         TEXT    NOT NULL,
    reached         INTEGER NOT NULL,
    urgent          INTEGER NOT NULL,
    external        TEXT    NOT NULL,
    created_at      BIGINT  NOT NULL,
    due_at          BIGINT  NOT NULL,
    closed_at       BIGINT,
    PRIMARY KEY (organisation_id, id)
) WITHOUT ROWID;
CREATE INDEX task_due ON task (organisation_id, due_at, id) WHERE closed_at IS NULL;
CREATE INDEX task_staff ON task (organisation_id, staff_id, due_at, id) WHERE closed_at IS NULL;
CREATE INDEX task_department ON task (organisation_id, department, due_at, id) WHERE closed_at IS NULL;
CREATE INDEX task_closed ON task (organisation_id, closed_at, id) WHERE closed_at IS NOT NULL;
CREATE INDEX task_party ON task (organisation_id, party_id, due_at, id) WHERE party_id <> 0;
CREATE INDEX task_contact ON task (organisation_id, contact_id) WHERE contact_id <> 0;
CREATE INDEX task_request ON task (organisation_id, request_id) WHERE request_id <> 0;

-- What was changed afterwards in a contact, a request or a task: the words
-- before and after, who and when.
CREATE TABLE correction (
    organisation_id BIGINT  NOT NULL,
    subject_id      BIGINT  NOT NULL,
    version         INTEGER NOT NULL,
    field           TEXT    NOT NULL,
    at              BIGINT  NOT NULL,
    staff_id        BIGINT  NOT NULL,
    staff_name      TEXT    NOT NULL,
    old_text        TEXT    NOT NULL,
    new_text        TEXT    NOT NULL,
    PRIMARY KEY (organisation_id, subject_id, version, field)
) WITHOUT ROWID;

-- What the citizen is to be told. It is written with the contact and sent later.
CREATE TABLE notice (
    organisation_id BIGINT NOT NULL,
    id              BIGINT NOT NULL,
    contact_id      BIGINT NOT NULL,
    request_id      BIGINT NOT NULL,
    task_id         BIGINT NOT NULL,
    party_id        BIGINT NOT NULL,
    channel         TEXT   NOT NULL,
    address         TEXT   NOT NULL,
    language        TEXT   NOT NULL,
    subject         TEXT   NOT NULL,
    body            TEXT   NOT NULL,
    state           TEXT   NOT NULL,
    created_at      BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, id)
) WITHOUT ROWID;
CREATE INDEX notice_contact ON notice (organisation_id, contact_id);
CREATE INDEX notice_waiting ON notice (organisation_id, created_at, id) WHERE state = 'waiting';

-- A file of a draft; it stays with the contact, which has the same id.
CREATE TABLE attachment (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    contact_id      BIGINT  NOT NULL,
    name            TEXT    NOT NULL,
    type            TEXT    NOT NULL,
    size            BIGINT  NOT NULL,
    sha256          TEXT    NOT NULL,
    state           INTEGER NOT NULL,
    verdict         TEXT    NOT NULL,
    staff_id        BIGINT  NOT NULL,
    created_at      BIGINT  NOT NULL,
    PRIMARY KEY (organisation_id, id)
) WITHOUT ROWID;
CREATE INDEX attachment_contact ON attachment (organisation_id, contact_id);
CREATE INDEX attachment_waiting ON attachment (organisation_id, id) WHERE state = 1;

CREATE TABLE attachment_chunk (
    organisation_id BIGINT  NOT NULL,
    attachment_id   BIGINT  NOT NULL,
    number          INTEGER NOT NULL,
    data            BYTEA   NOT NULL,
    PRIMARY KEY (organisation_id, attachment_id, number)
) WITHOUT ROWID;
