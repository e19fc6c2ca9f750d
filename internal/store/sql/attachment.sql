-- name: AddAttachment :exec
INSERT INTO attachment (organisation_id, id, contact_id, name, type, size, sha256, state, verdict, staff_id, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

-- name: Attachment :one
SELECT * FROM attachment WHERE organisation_id = $1 AND id = $2;

-- name: Attachments :many
SELECT * FROM attachment WHERE organisation_id = $1 AND contact_id = $2 ORDER BY id;

-- name: AttachmentsWaiting :many
SELECT * FROM attachment WHERE organisation_id = $1 AND state = 1 ORDER BY id LIMIT $2;

-- name: AttachmentChunks :many
SELECT data FROM attachment_chunk WHERE organisation_id = $1 AND attachment_id = $2 ORDER BY number;

-- name: JudgeAttachment :execrows
UPDATE attachment SET state = $3, verdict = $4 WHERE organisation_id = $1 AND id = $2 AND state = 1;

-- name: DeleteAttachment :execrows
DELETE FROM attachment WHERE organisation_id = $1 AND id = $2;

-- name: DeleteAttachmentChunks :execrows
DELETE FROM attachment_chunk WHERE organisation_id = $1 AND attachment_id = $2;
