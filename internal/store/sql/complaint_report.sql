-- name: AddComplaintReport :exec
INSERT INTO complaint_report (organisation_id, id, year, version, reason, body, by_name, published_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: ComplaintReports :many
SELECT id, year, version, reason, by_name, published_at FROM complaint_report
WHERE organisation_id = $1 ORDER BY year DESC, version DESC;

-- A version of 0 is the last.
-- name: ComplaintReport :one
SELECT id, year, version, reason, body, by_name, published_at FROM complaint_report
WHERE organisation_id = $1 AND year = $2 AND (version = $3 OR $3 = 0) ORDER BY version DESC LIMIT 1;

-- name: LastComplaintReport :one
SELECT CAST(COALESCE(MAX(version), 0) AS INTEGER) FROM complaint_report WHERE organisation_id = $1 AND year = $2;
