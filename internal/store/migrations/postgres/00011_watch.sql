-- What an employee is warned of. An audience (one employee, a team, the
-- managers of a department, the coordinators) has one alert for an event,
-- however often and by however many servers it is noticed. The same table and
-- indexes exist in ../sqlite; a test compares them.

-- +goose Up
CREATE TABLE alert (
    organisation_id BIGINT  NOT NULL,
    id              BIGINT  NOT NULL,
    audience        TEXT    NOT NULL,
    event           TEXT    NOT NULL,
    kind            TEXT    NOT NULL,
    fraction        INTEGER NOT NULL,
    subject_id      BIGINT  NOT NULL,
    request_id      BIGINT  NOT NULL,
    task_id         BIGINT  NOT NULL,
    promise         TEXT    NOT NULL,
    department      TEXT    NOT NULL,
    nobody          INTEGER NOT NULL,
    by_name         TEXT    NOT NULL,
    body            TEXT    NOT NULL,
    at              BIGINT  NOT NULL,
    due_at          BIGINT,
    read_at         BIGINT,
    read_by         TEXT    NOT NULL,
    PRIMARY KEY (organisation_id, id)
);
CREATE UNIQUE INDEX alert_event ON alert (organisation_id, audience, event);
CREATE INDEX alert_list ON alert (organisation_id, audience, at, id);
CREATE INDEX alert_new ON alert (organisation_id, audience, at, id) WHERE read_at IS NULL;
CREATE INDEX alert_subject ON alert (organisation_id, subject_id) WHERE read_at IS NULL;
