-- What is left of a destroyed complaint is its row of the figures, so that a
-- year counts the same before and after. A complaint may be destroyed a year
-- after it closed at the earliest, and the table is younger than that: nothing
-- is in it. The same exists in the other folder; a test compares them.

-- +goose Up
DROP TABLE complaint_trace;
CREATE TABLE complaint_trace (
    organisation_id BIGINT NOT NULL,
    id              BIGINT NOT NULL,
    received_day    TEXT   NOT NULL,
    body            TEXT   NOT NULL,
    PRIMARY KEY (organisation_id, id)
);
CREATE INDEX complaint_trace_received ON complaint_trace (organisation_id, received_day, id);
