-- name: Task :one
SELECT * FROM task WHERE organisation_id = $1 AND id = $2;

-- name: ChangeTask :execrows
UPDATE task SET version = $4, state = $5, department = $6, staff_id = $7, staff_name = $8, title = $9, body = $10, slot = $11, number = $12,
    because = $13, outcome = $14, reached = $15, urgent = $16, due_at = $17, closed_at = $18
WHERE organisation_id = $1 AND id = $2 AND version = $3;

-- name: TasksOfContact :many
SELECT * FROM task WHERE organisation_id = $1 AND contact_id = $2 AND contact_id <> 0 ORDER BY id;

-- name: TasksOfRequest :many
SELECT * FROM task WHERE organisation_id = $1 AND request_id = $2 AND request_id <> 0 ORDER BY id;

-- name: TasksOfParty :many
SELECT * FROM task WHERE organisation_id = $1 AND party_id = $2 AND party_id <> 0 ORDER BY due_at DESC, id DESC LIMIT $3;
