-- name: PutPresence :exec
INSERT INTO presence (organisation_id, staff_id, name, departments, state, reason, until_at, since_at, talking, beat)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
ON CONFLICT (organisation_id, staff_id) DO UPDATE
SET name = excluded.name, departments = excluded.departments, state = excluded.state, reason = excluded.reason, until_at = excluded.until_at,
    since_at = excluded.since_at, talking = excluded.talking, beat = excluded.beat;

-- name: Presence :one
SELECT staff_id, name, departments, state, reason, until_at, since_at, talking, beat
FROM presence WHERE organisation_id = $1 AND staff_id = $2;

-- name: AllPresence :many
SELECT staff_id, name, departments, state, reason, until_at, since_at, talking, beat
FROM presence WHERE organisation_id = $1 ORDER BY staff_id;

-- name: LostPresence :many
SELECT staff_id, name, departments, state, reason, until_at, since_at, talking, beat
FROM presence WHERE organisation_id = $1 AND beat < $2;

-- name: BeatPresence :execrows
UPDATE presence SET beat = $3 WHERE organisation_id = $1 AND staff_id = $2;

-- name: DeletePresence :execrows
DELETE FROM presence WHERE organisation_id = $1 AND staff_id = $2;

-- name: AddPresenceLog :exec
INSERT INTO presence_log (organisation_id, staff_id, from_at, until_at, state, reason) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT DO NOTHING;

-- name: PresenceLog :many
SELECT staff_id, from_at, until_at, state, reason FROM presence_log
WHERE organisation_id = $1 AND from_at >= sqlc.arg(from_at) AND from_at < sqlc.arg(until_at) ORDER BY from_at, staff_id;

-- name: PutEditing :execrows
INSERT INTO editing (organisation_id, kind, subject_id, staff_id, name, since_at, beat) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (organisation_id, kind, subject_id, staff_id) DO UPDATE SET beat = excluded.beat;

-- name: Editing :many
SELECT staff_id, name, since_at FROM editing WHERE organisation_id = $1 AND kind = $2 AND subject_id = $3 ORDER BY since_at, staff_id;

-- name: DeleteEditing :execrows
DELETE FROM editing WHERE organisation_id = $1 AND kind = $2 AND subject_id = $3 AND staff_id = $4;

-- name: LostEditing :many
SELECT kind, subject_id, staff_id FROM editing WHERE organisation_id = $1 AND beat < $2;
