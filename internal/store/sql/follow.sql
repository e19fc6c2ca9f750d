-- name: AddFollow :exec
INSERT INTO follow (organisation_id, subject_id, serial, hash, party_id, created_at, withdrawn_at, looks, looked_at)
VALUES ($1, $2, $3, $4, $5, $6, NULL, 0, NULL)
ON CONFLICT (organisation_id, subject_id, serial) DO NOTHING;

-- name: Follows :many
SELECT * FROM follow WHERE organisation_id = $1 AND subject_id = $2 ORDER BY serial;

-- name: FollowOfHash :one
SELECT * FROM follow WHERE organisation_id = $1 AND hash = $2;

-- name: WithdrawFollows :execrows
UPDATE follow SET withdrawn_at = $3 WHERE organisation_id = $1 AND subject_id = $2 AND withdrawn_at IS NULL;

-- name: LookFollow :execrows
UPDATE follow SET looks = looks + 1, looked_at = $4 WHERE organisation_id = $1 AND subject_id = $2 AND serial = $3;

-- name: AddDeed :exec
INSERT INTO follow_deed (organisation_id, id, subject_id, kind, key, at, state, effect_at, contact_id, task_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- name: Deeds :many
SELECT * FROM follow_deed WHERE organisation_id = $1 AND subject_id = $2 ORDER BY at, id;

-- name: DeedOfKey :one
SELECT * FROM follow_deed WHERE organisation_id = $1 AND subject_id = $2 AND key = $3;

-- name: DeedsWaiting :many
SELECT * FROM follow_deed WHERE organisation_id = $1 AND state = 1 AND effect_at <= $2 ORDER BY effect_at, id LIMIT $3;

-- name: SettleDeed :execrows
UPDATE follow_deed SET state = $3 WHERE organisation_id = $1 AND id = $2 AND state = 1;

-- name: FollowChoice :one
SELECT * FROM follow_choice WHERE organisation_id = $1 AND subject_id = $2;

-- name: PutFollowChoice :exec
INSERT INTO follow_choice (organisation_id, subject_id, channel, quiet, changed_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (organisation_id, subject_id) DO UPDATE SET channel = EXCLUDED.channel, quiet = EXCLUDED.quiet, changed_at = EXCLUDED.changed_at;
