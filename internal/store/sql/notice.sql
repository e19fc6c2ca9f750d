-- name: Notice :one
SELECT * FROM notice WHERE organisation_id = $1 AND id = $2;

-- name: Dispatch :one
SELECT * FROM dispatch WHERE organisation_id = $1 AND id = $2;
