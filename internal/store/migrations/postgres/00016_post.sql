-- What happened to an envelope after it was written: what people did with it,
-- and what its carrier told of it later. The same table and index exist in the
-- other dialect; a test compares them.

-- +goose Up
CREATE TABLE dispatch_mark (
    organisation_id BIGINT NOT NULL,
    id              BIGINT NOT NULL,
    dispatch_id     BIGINT NOT NULL,
    at              BIGINT NOT NULL,
    kind            TEXT   NOT NULL,
    staff_id        BIGINT NOT NULL,
    staff_name      TEXT   NOT NULL,
    proof           TEXT   NOT NULL,
    PRIMARY KEY (organisation_id, id)
);
CREATE INDEX dispatch_mark_of ON dispatch_mark (organisation_id, dispatch_id, id);
