-- name: Calendars :many
SELECT code, version, valid_from, spec FROM calendar WHERE organisation_id = $1 ORDER BY code, version;

-- name: AddCalendar :exec
INSERT INTO calendar (organisation_id, code, version, valid_from, spec) VALUES ($1, $2, $3, $4, $5);

-- name: Promises :many
SELECT code, version, status, valid_from, valid_until, body, created_at, published_at
FROM promise WHERE organisation_id = $1 ORDER BY code, version;

-- Only a draft may be written over; no row is touched when it is published.
-- name: SaveDraft :execrows
INSERT INTO promise (organisation_id, code, version, status, valid_from, valid_until, body, created_at)
VALUES ($1, $2, $3, 'draft', $4, $5, $6, $7)
ON CONFLICT (organisation_id, code, version) DO UPDATE
SET valid_from = excluded.valid_from, valid_until = excluded.valid_until, body = excluded.body
WHERE promise.status = 'draft';

-- name: PublishPromise :execrows
UPDATE promise SET status = 'published', body = $4, valid_from = $5, valid_until = $6, published_at = $7
WHERE organisation_id = $1 AND code = $2 AND version = $3 AND status = 'draft';

-- name: WithdrawPromise :execrows
UPDATE promise SET status = 'withdrawn', valid_until = $4
WHERE organisation_id = $1 AND code = $2 AND version = $3 AND status = 'published';

-- name: DeleteDraft :execrows
DELETE FROM promise WHERE organisation_id = $1 AND code = $2 AND version = $3 AND status = 'draft';

-- name: AddPublication :exec
INSERT INTO publication (organisation_id, id, version, period_from, period_until, reason, body, published_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: Publications :many
SELECT id, version, period_from, period_until, reason, published_at
FROM publication WHERE organisation_id = $1 ORDER BY period_from DESC, period_until DESC, version DESC;

-- name: Publication :one
SELECT id, version, period_from, period_until, reason, body, published_at
FROM publication WHERE organisation_id = $1 AND id = $2;

-- name: LatestPublication :one
SELECT id, version, period_from, period_until, reason, body, published_at
FROM publication WHERE organisation_id = $1 ORDER BY published_at DESC, id DESC LIMIT 1;

-- name: LastPublicationVersion :one
SELECT CAST(COALESCE(MAX(version), 0) AS INTEGER) FROM publication
WHERE organisation_id = $1 AND period_from = $2 AND period_until = $3;
