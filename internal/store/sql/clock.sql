-- name: Clock :one
SELECT * FROM clock WHERE organisation_id = $1 AND promise = $2 AND subject_id = $3;

-- name: TimersDue :many
SELECT promise, subject_id, CAST(next_at AS BIGINT) AS next_at FROM clock
WHERE organisation_id = $1 AND next_at IS NOT NULL AND next_at <= CAST($2 AS BIGINT)
ORDER BY clock.next_at LIMIT $3;

-- name: DeleteClock :execrows
DELETE FROM clock WHERE organisation_id = $1 AND promise = $2 AND subject_id = $3;

-- name: DeleteClocksOfPromise :execrows
DELETE FROM clock WHERE organisation_id = $1 AND promise = $2;
