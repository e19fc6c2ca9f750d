-- What the organisation knows how to say: its products with the conditions
-- under which they open at the desk, answers with all their versions, other
-- words for the same, and the searches that found nothing. The same tables,
-- columns and indexes exist in ../postgres; a test compares them. Tables are
-- clustered on their key (WITHOUT ROWID).
--
-- seq is the number of the change that touched a row last; a search index in
-- memory asks for what came after the number it has seen. Lists of words are
-- JSON.

-- +goose Up
CREATE TABLE knowledge_change (
    organisation_id BIGINT NOT NULL,
    seq             BIGINT NOT NULL,
    PRIMARY KEY (organisation_id)
) WITHOUT ROWID;

CREATE TABLE product (
    organisation_id BIGINT  NOT NULL,
    code            TEXT    NOT NULL,
    version         INTEGER NOT NULL,
    name            TEXT    NOT NULL,
    names           TEXT    NOT NULL,
    upl             TEXT    NOT NULL,
    department      TEXT    NOT NULL,
    theme           TEXT    NOT NULL,
    since           TEXT    NOT NULL,
    until           TEXT    NOT NULL,
    channels        TEXT    NOT NULL,
    ready           TEXT    NOT NULL,
    at_desk         INTEGER NOT NULL,
    folded          TEXT    NOT NULL,
    seq             BIGINT  NOT NULL,
    PRIMARY KEY (organisation_id, code)
) WITHOUT ROWID;
CREATE INDEX product_folded ON product (organisation_id, folded);
CREATE INDEX product_department ON product (organisation_id, department, folded);
CREATE INDEX product_seq ON product (organisation_id, seq);

-- title, status, until and score are those of the published version, or of the
-- draft where nothing was published yet. working is the status of a version
-- that is being written, 0 where there is none.
CREATE TABLE article (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    version         INTEGER NOT NULL,
    product         TEXT    NOT NULL,
    content_owner   TEXT    NOT NULL,
    form_owner      TEXT    NOT NULL,
    review          TEXT    NOT NULL,
    used            BIGINT  NOT NULL,
    title           TEXT    NOT NULL,
    status          INTEGER NOT NULL,
    working         INTEGER NOT NULL,
    until           TEXT    NOT NULL,
    score           INTEGER NOT NULL,
    updated_at      BIGINT  NOT NULL,
    seq             BIGINT  NOT NULL,
    PRIMARY KEY (organisation_id, id)
) WITHOUT ROWID;
CREATE INDEX article_title ON article (organisation_id, title);
CREATE INDEX article_product ON article (organisation_id, product, title);
CREATE INDEX article_owner ON article (organisation_id, content_owner, title);
CREATE INDEX article_review ON article (organisation_id, review);
CREATE INDEX article_seq ON article (organisation_id, seq);

-- The text of a version is never changed once it was published.
CREATE TABLE article_version (
    organisation_id BIGINT  NOT NULL,
    article_id      BIGINT  NOT NULL,
    number          INTEGER NOT NULL,
    edition         INTEGER NOT NULL,
    status          INTEGER NOT NULL,
    title           TEXT    NOT NULL,
    keywords        TEXT    NOT NULL,
    public_text     TEXT    NOT NULL,
    internal_text   TEXT    NOT NULL,
    say             TEXT    NOT NULL,
    valid_from      TEXT    NOT NULL,
    valid_until     TEXT    NOT NULL,
    score           INTEGER NOT NULL,
    note            TEXT    NOT NULL,
    content_by      TEXT    NOT NULL,
    form_by         TEXT    NOT NULL,
    written_by      TEXT    NOT NULL,
    written_at      BIGINT  NOT NULL,
    PRIMARY KEY (organisation_id, article_id, number)
) WITHOUT ROWID;

CREATE TABLE synonym (
    organisation_id BIGINT NOT NULL,
    word            TEXT   NOT NULL,
    means           TEXT   NOT NULL,
    added_by        TEXT   NOT NULL,
    added_at        BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, word, means)
) WITHOUT ROWID;

-- Words only: digits are masked and addresses dropped before they come here.
CREATE TABLE missed_search (
    organisation_id BIGINT NOT NULL,
    week            TEXT   NOT NULL,
    words           TEXT   NOT NULL,
    times           BIGINT NOT NULL,
    last_at         BIGINT NOT NULL,
    done            TEXT   NOT NULL,
    task_id         BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, week, words)
) WITHOUT ROWID;
CREATE INDEX missed_search_times ON missed_search (organisation_id, week, times);
