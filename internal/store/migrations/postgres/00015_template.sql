-- The words of notices. Who changes a template adds a version; publishing adds
-- a row that says which version holds from then on, 0 for the text of the
-- house. Rows are only added, so that what a citizen was told can always be
-- read again. The same tables and columns exist in ../sqlite; a test compares
-- them.

-- +goose Up
CREATE TABLE template (
    organisation_id BIGINT  NOT NULL,
    kind            TEXT    NOT NULL,
    language        TEXT    NOT NULL,
    number          INTEGER NOT NULL,
    title           TEXT    NOT NULL,
    body            TEXT    NOT NULL,
    owner           TEXT    NOT NULL,
    note            TEXT    NOT NULL,
    score           INTEGER NOT NULL,
    by_id           BIGINT  NOT NULL,
    by_name         TEXT    NOT NULL,
    written_at      BIGINT  NOT NULL,
    PRIMARY KEY (organisation_id, kind, language, number)
);

CREATE TABLE template_published (
    organisation_id BIGINT  NOT NULL,
    kind            TEXT    NOT NULL,
    language        TEXT    NOT NULL,
    step            INTEGER NOT NULL,
    number          INTEGER NOT NULL,
    by_id           BIGINT  NOT NULL,
    by_name         TEXT    NOT NULL,
    published_at    BIGINT  NOT NULL,
    PRIMARY KEY (organisation_id, kind, language, step)
);
