-- The list of requests shows what is running. Of a product of which nearly all
-- is done, finding the last that run walked through thousands that are closed;
-- so did a rare outcome of one channel.
-- The same indexes exist in the other folder; a test compares them.

-- +goose Up
CREATE INDEX request_running_product ON request (organisation_id, product, received_at, id) WHERE open = 1;
CREATE INDEX request_running_department ON request (organisation_id, department, received_at, id) WHERE open = 1;
CREATE INDEX request_running_channel ON request (organisation_id, channel, received_at, id) WHERE open = 1;
CREATE INDEX request_product_channel ON request (organisation_id, product, channel, received_at, id);
CREATE INDEX request_department_channel ON request (organisation_id, department, channel, received_at, id);
CREATE INDEX contact_channel_solved ON contact (organisation_id, channel, solved, received_at, id);
