-- What came in by the public form for complaints, compliments and ideas: so that
-- a form that is sent twice makes one complaint, and a program that sends fifty
-- makes few. Rows are thrown away after two days. The same tables, columns and
-- indexes exist in ../sqlite; a test compares them.

-- +goose Up
-- form is the number of one form, address and same are keyed hashes of the
-- network address and of the message with its sender, words of its words alone.
CREATE TABLE complaint_form (
    organisation_id BIGINT NOT NULL,
    form            BYTEA  NOT NULL,
    address         BYTEA  NOT NULL,
    same            BYTEA  NOT NULL,
    words           BYTEA  NOT NULL,
    at              BIGINT NOT NULL,
    complaint_id    BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, form)
);
CREATE INDEX complaint_form_by_address ON complaint_form (organisation_id, address, at);
CREATE INDEX complaint_form_by_words ON complaint_form (organisation_id, words, at);
CREATE INDEX complaint_form_by_at ON complaint_form (organisation_id, at);

-- Held while one message of an address is taken in: two that arrive at the same
-- moment, also at two servers, see each other.
CREATE TABLE complaint_form_address (
    organisation_id BIGINT NOT NULL,
    address         BYTEA  NOT NULL,
    at              BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, address)
);
CREATE INDEX complaint_form_address_at ON complaint_form_address (organisation_id, at);
