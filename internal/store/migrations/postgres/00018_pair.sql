-- Parties that may be one and the same, found by a job over the whole register:
-- the lower id first. A pair that somebody set apart stays set apart. The same
-- table exists in the other folder; a test compares them.

-- +goose Up
CREATE TABLE party_pair (
    organisation_id BIGINT  NOT NULL,
    first_id        BIGINT  NOT NULL,
    second_id       BIGINT  NOT NULL,
    score           INTEGER NOT NULL,
    reasons         TEXT    NOT NULL,
    seen_at         BIGINT  NOT NULL,
    apart_at        BIGINT,
    apart_by        TEXT    NOT NULL,
    PRIMARY KEY (organisation_id, first_id, second_id)
);
CREATE INDEX party_pair_likely ON party_pair (organisation_id, score, first_id, second_id) WHERE apart_at IS NULL;
