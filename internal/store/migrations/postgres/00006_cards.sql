-- What colleagues tell each other and the desk: who is there, what is going
-- on, scripts, ready texts, numbers to put through to, agreements. The same
-- tables, columns and indexes exist in ../sqlite; a test compares them.
--
-- Departments and products are label codes. Flags are 0 or 1. Lists and trees
-- are JSON.

-- +goose Up
-- That something changed, for the screens of other nodes: never what.
CREATE TABLE pulse (
    organisation_id BIGINT NOT NULL,
    topic           TEXT   NOT NULL,
    version         BIGINT NOT NULL,
    changed_at      BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, topic)
);
CREATE INDEX pulse_changed ON pulse (organisation_id, changed_at);

-- Who is there. beat is the round of the sweep in which their browser was
-- heard last: who misses some rounds is gone.
CREATE TABLE presence (
    organisation_id BIGINT  NOT NULL,
    staff_id        BIGINT  NOT NULL,
    name            TEXT    NOT NULL,
    departments     TEXT    NOT NULL,
    state           INTEGER NOT NULL,
    reason          TEXT    NOT NULL,
    until_at        BIGINT,
    since_at        BIGINT  NOT NULL,
    talking         INTEGER NOT NULL,
    beat            BIGINT  NOT NULL,
    PRIMARY KEY (organisation_id, staff_id)
);
CREATE INDEX presence_beat ON presence (organisation_id, beat);

-- The stretches of time behind it, for figures. Rows are only added.
CREATE TABLE presence_log (
    organisation_id BIGINT  NOT NULL,
    staff_id        BIGINT  NOT NULL,
    from_at         BIGINT  NOT NULL,
    until_at        BIGINT  NOT NULL,
    state           INTEGER NOT NULL,
    reason          TEXT    NOT NULL,
    PRIMARY KEY (organisation_id, staff_id, from_at)
);
CREATE INDEX presence_log_from ON presence_log (organisation_id, from_at);

-- Who has what open to change it.
CREATE TABLE editing (
    organisation_id BIGINT NOT NULL,
    kind            TEXT   NOT NULL,
    subject_id      BIGINT NOT NULL,
    staff_id        BIGINT NOT NULL,
    name            TEXT   NOT NULL,
    since_at        BIGINT NOT NULL,
    beat            BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, kind, subject_id, staff_id)
);
CREATE INDEX editing_beat ON editing (organisation_id, beat);

-- Disruptions and news. A changed one is unread again.
CREATE TABLE banner (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    version         INTEGER NOT NULL,
    disruption      INTEGER NOT NULL,
    title           TEXT    NOT NULL,
    body            TEXT    NOT NULL,
    words           TEXT    NOT NULL,
    products        TEXT    NOT NULL,
    from_at         BIGINT  NOT NULL,
    until_at        BIGINT  NOT NULL,
    by_id           BIGINT  NOT NULL,
    by_name         TEXT    NOT NULL,
    PRIMARY KEY (organisation_id, id)
);
CREATE INDEX banner_until ON banner (organisation_id, until_at);

CREATE TABLE banner_read (
    organisation_id BIGINT  NOT NULL,
    banner_id       BIGINT  NOT NULL,
    staff_id        BIGINT  NOT NULL,
    version         INTEGER NOT NULL,
    name            TEXT    NOT NULL,
    read_at         BIGINT  NOT NULL,
    PRIMARY KEY (organisation_id, banner_id, staff_id)
);

-- A script and its versions. published and draft are numbers of versions, 0
-- for none. A version that was published is never changed.
CREATE TABLE script (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    product         TEXT    NOT NULL,
    owner           TEXT    NOT NULL,
    title           TEXT    NOT NULL,
    published       INTEGER NOT NULL,
    draft           INTEGER NOT NULL,
    newest          INTEGER NOT NULL,
    PRIMARY KEY (organisation_id, id)
);
CREATE INDEX script_product ON script (organisation_id, product);
CREATE INDEX script_title ON script (organisation_id, title, id);

CREATE TABLE script_version (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    script_id       BIGINT  NOT NULL,
    number          INTEGER NOT NULL,
    edit            INTEGER NOT NULL,
    status          INTEGER NOT NULL,
    title           TEXT    NOT NULL,
    nodes           TEXT    NOT NULL,
    by_name         TEXT    NOT NULL,
    changed_at      BIGINT  NOT NULL,
    PRIMARY KEY (organisation_id, id)
);
CREATE UNIQUE INDEX script_version_number ON script_version (organisation_id, script_id, number);

CREATE TABLE macro (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    version         INTEGER NOT NULL,
    key             TEXT    NOT NULL,
    title           TEXT    NOT NULL,
    body            TEXT    NOT NULL,
    owner           TEXT    NOT NULL,
    until_date      TEXT,
    score           INTEGER NOT NULL,
    used            BIGINT  NOT NULL,
    PRIMARY KEY (organisation_id, id)
);
CREATE UNIQUE INDEX macro_key ON macro (organisation_id, key);

-- Where to put a caller through.
CREATE TABLE number_plan (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    version         INTEGER NOT NULL,
    department      TEXT    NOT NULL,
    product         TEXT    NOT NULL,
    name            TEXT    NOT NULL,
    number          TEXT    NOT NULL,
    deputy          TEXT    NOT NULL,
    windows         TEXT    NOT NULL,
    script          TEXT    NOT NULL,
    PRIMARY KEY (organisation_id, id)
);
CREATE INDEX number_plan_department ON number_plan (organisation_id, department, product, id);

-- What desk and department agreed; an empty product is all of its products.
CREATE TABLE agreement (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    version         INTEGER NOT NULL,
    department      TEXT    NOT NULL,
    product         TEXT    NOT NULL,
    may             TEXT    NOT NULL,
    ask             TEXT    NOT NULL,
    not_say         TEXT    NOT NULL,
    reachable       TEXT    NOT NULL,
    number          TEXT    NOT NULL,
    deputy          TEXT    NOT NULL,
    fallback        TEXT    NOT NULL,
    urgent          TEXT    NOT NULL,
    review_date     TEXT,
    PRIMARY KEY (organisation_id, id)
);
CREATE UNIQUE INDEX agreement_of ON agreement (organisation_id, department, product);

-- Every version of banners, texts, numbers and agreements as it was. Rows are
-- only added.
CREATE TABLE card_version (
    organisation_id BIGINT  NOT NULL,
    kind            TEXT    NOT NULL,
    card_id         BIGINT  NOT NULL,
    version         INTEGER NOT NULL,
    body            TEXT    NOT NULL,
    by_id           BIGINT  NOT NULL,
    by_name         TEXT    NOT NULL,
    changed_at      BIGINT  NOT NULL,
    PRIMARY KEY (organisation_id, kind, card_id, version)
);

-- What runs and is due next, over all promises: the risks of today.
CREATE INDEX clock_running ON clock (organisation_id, due_at) WHERE state = 2;
