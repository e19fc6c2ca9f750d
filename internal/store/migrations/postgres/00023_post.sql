-- Which notices travelled in an envelope that came back: they go on in another
-- one, and who may see the first is still for them to say. The same table exists
-- in the other dialect; a test compares them.

-- +goose Up
CREATE TABLE dispatch_part (
    organisation_id BIGINT NOT NULL,
    dispatch_id     BIGINT NOT NULL,
    notice_id       BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, dispatch_id, notice_id)
);
