-- name: PutPulse :one
INSERT INTO pulse (organisation_id, topic, version, changed_at) VALUES ($1, $2, 1, $3)
ON CONFLICT (organisation_id, topic) DO UPDATE SET version = pulse.version + 1, changed_at = excluded.changed_at
RETURNING version;

-- name: Pulses :many
SELECT topic, version FROM pulse WHERE organisation_id = $1 AND changed_at >= $2;

-- name: DeletePulses :execrows
DELETE FROM pulse WHERE organisation_id = $1 AND changed_at < $2;
