-- The yearly reports about complaints that were published (Awb 9:12a). What the
-- public was told never changes: a correction is a new version, and rows are
-- only added.

-- +goose Up
CREATE TABLE complaint_report (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    year            INTEGER NOT NULL,
    version         INTEGER NOT NULL,
    reason          TEXT    NOT NULL,
    body            TEXT    NOT NULL,
    by_name         TEXT    NOT NULL,
    published_at    BIGINT  NOT NULL,
    PRIMARY KEY (organisation_id, id)
);
CREATE UNIQUE INDEX complaint_report_version ON complaint_report (organisation_id, year, version);
