-- The letters of complaints as they were sent: the words for ever, from which
-- the document is made again. A letter to a citizen travels in the notice with
-- the same id; one to a colleague is read on screen and has a staff_id. The
-- same table, columns and indexes exist in the other folder; a test compares
-- them. Flags are 0 or 1.

-- +goose Up
CREATE TABLE complaint_paper (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    complaint_id    BIGINT  NOT NULL,
    paper           TEXT    NOT NULL,
    language        TEXT    NOT NULL,
    title           TEXT    NOT NULL,
    body            TEXT    NOT NULL,
    house           TEXT    NOT NULL,
    to_name         TEXT    NOT NULL,
    address         TEXT    NOT NULL,
    channel         TEXT    NOT NULL,
    reference       TEXT    NOT NULL,
    ombudsman       INTEGER NOT NULL,
    staff_id        BIGINT  NOT NULL,
    dispatch_id     BIGINT  NOT NULL,
    sent_at         BIGINT  NOT NULL,
    sent_day        TEXT    NOT NULL,
    by_id           BIGINT  NOT NULL,
    by_name         TEXT    NOT NULL,
    PRIMARY KEY (organisation_id, id)
);
CREATE INDEX complaint_paper_complaint ON complaint_paper (organisation_id, complaint_id, id);
CREATE INDEX complaint_paper_staff ON complaint_paper (organisation_id, staff_id, complaint_id) WHERE staff_id <> 0;
