-- State 2 is running, as in the index.
-- name: RunningUntil :many
SELECT promise, subject_id, CAST(due_at AS BIGINT) AS due_at, product, department FROM clock
WHERE organisation_id = $1 AND state = 2 AND due_at <= CAST($2 AS BIGINT) ORDER BY due_at LIMIT $3;

-- name: CountRunningUntil :one
SELECT COUNT(*) FROM clock WHERE organisation_id = $1 AND state = 2 AND due_at <= CAST($2 AS BIGINT);

-- name: WaitingWork :many
SELECT id, kind, title, product, department, staff_id, staff_name, urgent, created_at, due_at FROM task
WHERE organisation_id = $1 AND closed_at IS NULL ORDER BY due_at, id LIMIT $2;

-- name: CountWork :one
SELECT COUNT(*) AS all_work, COUNT(CASE WHEN due_at < sqlc.arg(now) THEN 1 END) AS late, COUNT(CASE WHEN staff_id = 0 THEN 1 END) AS free
FROM task WHERE organisation_id = sqlc.arg(organisation_id) AND closed_at IS NULL;

-- name: OpenDraftBodies :many
SELECT id, body FROM draft WHERE organisation_id = $1 AND dropped_at IS NULL ORDER BY staff_id, id LIMIT $2;
