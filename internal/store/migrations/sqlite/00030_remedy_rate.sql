-- How often a promise pays is counted by the moment at which its cases were
-- broken, so that payouts and cases are of the same period. The same index
-- exists in ../postgres; a test compares them.

-- +goose Up
CREATE INDEX entitlement_due ON entitlement (organisation_id, promise, due_at);
