-- Self-assessments: marks per field with their weights, and sets of weights of
-- our own. The whole stands in body as JSON. The same tables, columns and
-- indexes exist in the other folder; a test compares them.

-- +goose Up
CREATE TABLE review (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    version         INTEGER NOT NULL,
    kind            TEXT    NOT NULL,
    started_day     TEXT    NOT NULL,
    finished_day    TEXT,
    body            TEXT    NOT NULL,
    PRIMARY KEY (organisation_id, id)
) WITHOUT ROWID;
CREATE INDEX review_kind ON review (organisation_id, kind, started_day, id);

CREATE TABLE review_set (
    organisation_id BIGINT  NOT NULL,
    code            TEXT    NOT NULL,
    version         INTEGER NOT NULL,
    kind            TEXT    NOT NULL,
    body            TEXT    NOT NULL,
    PRIMARY KEY (organisation_id, code)
) WITHOUT ROWID;
