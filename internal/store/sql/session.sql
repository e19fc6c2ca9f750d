-- name: AddSession :exec
INSERT INTO session (organisation_id, hash, person_id, method, device, issuer, issuer_session, created_at, seen_at, ends_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9);

-- name: Session :one
SELECT * FROM session WHERE organisation_id = $1 AND hash = $2;

-- name: TouchSession :exec
UPDATE session SET seen_at = $3 WHERE organisation_id = $1 AND hash = $2;

-- name: SessionsOf :many
SELECT * FROM session WHERE organisation_id = $1 AND person_id = $2 ORDER BY seen_at DESC;

-- name: DeleteSession :execrows
DELETE FROM session WHERE organisation_id = $1 AND hash = $2;

-- name: DeleteSessionsOf :execrows
DELETE FROM session WHERE organisation_id = $1 AND person_id = $2 AND hash <> $3;

-- name: DeleteEndedSessions :execrows
DELETE FROM session WHERE organisation_id = $1 AND ends_at < $2;

-- name: AddChallenge :exec
INSERT INTO challenge (organisation_id, hash, kind, person_id, body, ends_at) VALUES ($1, $2, $3, $4, $5, $6);

-- name: Challenge :one
SELECT * FROM challenge WHERE organisation_id = $1 AND hash = $2 AND kind = $3;

-- Whoever takes it away has it: it works once.
-- name: DeleteChallenge :execrows
DELETE FROM challenge WHERE organisation_id = $1 AND hash = $2;

-- name: DeleteChallengesOf :execrows
DELETE FROM challenge WHERE organisation_id = $1 AND person_id = $2 AND kind = $3;

-- name: DeleteEndedChallenges :execrows
DELETE FROM challenge WHERE organisation_id = $1 AND ends_at < $2;

-- Counts before it reads, so that the row is held: many at once are counted one
-- by one, also on PostgreSQL.
-- name: CountAttempt :one
INSERT INTO attempt (organisation_id, key, failures, last_at, wait_until) VALUES ($1, $2, 1, $3, 0)
ON CONFLICT (organisation_id, key) DO UPDATE
SET failures = CASE WHEN attempt.last_at < CAST($4 AS BIGINT) THEN 1 ELSE attempt.failures + 1 END, last_at = excluded.last_at
RETURNING failures, wait_until;

-- name: DelayAttempt :exec
UPDATE attempt SET wait_until = $3 WHERE organisation_id = $1 AND key = $2;

-- name: TakeBackAttempt :exec
UPDATE attempt SET failures = failures - 1, wait_until = 0 WHERE organisation_id = $1 AND key = $2 AND failures > 0;

-- name: DeleteAttempt :exec
DELETE FROM attempt WHERE organisation_id = $1 AND key = $2;

-- name: DeleteOldAttempts :execrows
DELETE FROM attempt WHERE organisation_id = $1 AND last_at < $2;
