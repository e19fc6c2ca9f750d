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

-- name: Attempt :one
SELECT failures, last_at, wait_until FROM attempt WHERE organisation_id = $1 AND key = $2;

-- name: PutAttempt :exec
INSERT INTO attempt (organisation_id, key, failures, last_at, wait_until) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (organisation_id, key) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at, wait_until = excluded.wait_until;

-- name: DeleteAttempt :exec
DELETE FROM attempt WHERE organisation_id = $1 AND key = $2;

-- name: DeleteOldAttempts :execrows
DELETE FROM attempt WHERE organisation_id = $1 AND last_at < $2;
