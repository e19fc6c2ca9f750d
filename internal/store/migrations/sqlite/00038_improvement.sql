-- An improvement can come from a promise that pays too often (S0-11) or from a
-- cause of complaints that came back (S1-22): one notion, with one open at a
-- time for each promise and for each cause. body holds who pays for it, its
-- themes and the figures before and after, as JSON.

-- +goose Up
ALTER TABLE improvement ADD COLUMN origin TEXT NOT NULL DEFAULT 'promise';
ALTER TABLE improvement ADD COLUMN cause_key TEXT NOT NULL DEFAULT '';
ALTER TABLE improvement ADD COLUMN department TEXT NOT NULL DEFAULT '';
ALTER TABLE improvement ADD COLUMN body TEXT NOT NULL DEFAULT '{}';
DROP INDEX improvement_open;
CREATE UNIQUE INDEX improvement_open ON improvement (organisation_id, promise, cause_key, slot);
