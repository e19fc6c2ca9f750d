-- name: OpenDraftBodies :many
SELECT id, body FROM draft WHERE organisation_id = $1 AND dropped_at IS NULL ORDER BY staff_id, id LIMIT $2;
