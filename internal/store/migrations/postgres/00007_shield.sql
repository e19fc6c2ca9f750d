-- The few rows that are shielded, so that a list leaves them out, and all that
-- is about them, without looking at the rest. The same indexes exist in
-- ../sqlite; a test compares them.

-- +goose Up
CREATE INDEX party_shielded ON party (organisation_id, id) WHERE sensitive = 1;
CREATE INDEX contact_shielded ON contact (organisation_id, id) WHERE sensitive = 1;
CREATE INDEX request_shielded ON request (organisation_id, id) WHERE sensitive = 1;
