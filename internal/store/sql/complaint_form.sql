-- Writes before it reads, so that the row is held.
-- name: HoldForms :exec
INSERT INTO complaint_form_address (organisation_id, address, at) VALUES ($1, $2, $3)
ON CONFLICT (organisation_id, address) DO UPDATE SET at = excluded.at;

-- name: SentForm :one
SELECT * FROM complaint_form WHERE organisation_id = $1 AND form = $2;

-- name: FormsOfAddress :many
SELECT * FROM complaint_form WHERE organisation_id = $1 AND address = $2 AND at > $3 ORDER BY at DESC LIMIT 200;

-- name: CountFormWords :one
SELECT COUNT(*) FROM complaint_form WHERE organisation_id = $1 AND words = $2 AND at > $3;

-- name: CountForms :one
SELECT COUNT(*) FROM complaint_form WHERE organisation_id = $1 AND at > $2;

-- name: AddForm :exec
INSERT INTO complaint_form (organisation_id, form, address, same, words, at, complaint_id) VALUES ($1, $2, $3, $4, $5, $6, $7);

-- name: SweepForms :execrows
DELETE FROM complaint_form WHERE organisation_id = $1 AND at < $2;

-- name: SweepFormAddresses :execrows
DELETE FROM complaint_form_address WHERE organisation_id = $1 AND at < $2;
