-- Citizens whose case is nearly due: who is rung before they ring us, and who is
-- in the control group (S4-15). The same tables, columns and indexes exist in
-- ../sqlite; a test compares them.

-- +goose Up
-- A request is chosen once. Products and departments are label codes.
CREATE TABLE callout (
    organisation_id BIGINT  NOT NULL,
    subject_id      BIGINT  NOT NULL,
    version         INTEGER NOT NULL,
    party_id        BIGINT  NOT NULL,
    promise         TEXT    NOT NULL,
    product         TEXT    NOT NULL,
    department      TEXT    NOT NULL,
    due_at          BIGINT  NOT NULL,
    chosen_at       BIGINT  NOT NULL,
    control         INTEGER NOT NULL,
    state           INTEGER NOT NULL,
    staff_id        BIGINT  NOT NULL,
    staff_name      TEXT    NOT NULL,
    attempts        INTEGER NOT NULL,
    result          INTEGER NOT NULL,
    note            TEXT    NOT NULL,
    contact_id      BIGINT  NOT NULL,
    ended_at        BIGINT,
    PRIMARY KEY (organisation_id, subject_id)
);
CREATE INDEX callout_open ON callout (organisation_id, due_at, subject_id) WHERE control = 0 AND state < 3;
CREATE INDEX callout_chosen ON callout (organisation_id, chosen_at, subject_id);
