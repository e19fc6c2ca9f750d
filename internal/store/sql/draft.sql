-- name: AddContactDraft :exec
INSERT INTO draft (organisation_id, id, version, staff_id, staff_name, external, started_at, saved_at, body)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- name: ContactDraft :one
SELECT * FROM draft WHERE organisation_id = $1 AND id = $2;

-- name: ContactDraftsOf :many
SELECT * FROM draft WHERE organisation_id = $1 AND staff_id = $2 AND dropped_at IS NULL ORDER BY id;

-- name: DroppedContactDraftsOf :many
SELECT * FROM draft WHERE organisation_id = $1 AND staff_id = $2 AND dropped_at IS NOT NULL ORDER BY dropped_at DESC, id DESC LIMIT $3;

-- Of all people: who is busy with what, without what was typed.
-- name: OpenContactDrafts :many
SELECT id, version, staff_id, staff_name, external, started_at, saved_at FROM draft
WHERE organisation_id = $1 AND dropped_at IS NULL ORDER BY staff_id, id LIMIT $2;

-- name: SaveContactDraft :execrows
UPDATE draft SET version = version + 1, body = $5, saved_at = $6
WHERE organisation_id = $1 AND id = $2 AND staff_id = $3 AND version = $4 AND dropped_at IS NULL;

-- name: GiveContactDraft :execrows
UPDATE draft SET version = version + 1, staff_id = $4, staff_name = $5, saved_at = $6
WHERE organisation_id = $1 AND id = $2 AND version = $3 AND dropped_at IS NULL;

-- name: DropContactDraft :execrows
UPDATE draft SET version = version + 1, dropped_at = sqlc.narg(dropped_at)
WHERE organisation_id = sqlc.arg(organisation_id) AND id = sqlc.arg(id) AND version = sqlc.arg(version);

-- The draft becomes a contact. Who comes second finds no row.
-- name: TakeContactDraft :one
DELETE FROM draft WHERE organisation_id = $1 AND id = $2 AND dropped_at IS NULL RETURNING *;

-- name: DeleteDroppedContactDrafts :execrows
DELETE FROM draft WHERE organisation_id = $1 AND dropped_at IS NOT NULL AND dropped_at < CAST($2 AS BIGINT);

-- name: DeleteChunksOfDropped :exec
DELETE FROM attachment_chunk WHERE attachment_chunk.organisation_id = $1 AND attachment_chunk.attachment_id IN (
    SELECT a.id FROM draft AS d JOIN attachment AS a ON a.organisation_id = d.organisation_id AND a.contact_id = d.id
    WHERE d.organisation_id = $1 AND d.dropped_at IS NOT NULL AND d.dropped_at < CAST($2 AS BIGINT));

-- name: DeleteAttachmentsOfDropped :exec
DELETE FROM attachment WHERE attachment.organisation_id = $1 AND attachment.contact_id IN (
    SELECT d.id FROM draft AS d WHERE d.organisation_id = $1 AND d.dropped_at IS NOT NULL AND d.dropped_at < CAST($2 AS BIGINT));
