-- name: PutScript :exec
INSERT INTO script (organisation_id, id, product, owner, title, published, draft, newest) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (organisation_id, id) DO UPDATE
SET product = excluded.product, owner = excluded.owner, title = excluded.title, published = excluded.published, draft = excluded.draft, newest = excluded.newest;

-- name: Script :one
SELECT * FROM script WHERE organisation_id = $1 AND id = $2;

-- name: Scripts :many
SELECT * FROM script WHERE organisation_id = $1 ORDER BY title, id;

-- The published version of the scripts about a product.
-- name: ScriptsOfProduct :many
SELECT s.id AS script_id, s.product, s.owner, v.id, v.number, v.edit, v.status, v.title, v.nodes, v.by_name, v.changed_at
FROM script s JOIN script_version v ON v.organisation_id = s.organisation_id AND v.script_id = s.id AND v.number = s.published
WHERE s.organisation_id = $1 AND s.product = $2 ORDER BY s.id;

-- A published version is never written over.
-- name: PutScriptVersion :execrows
INSERT INTO script_version (organisation_id, id, script_id, number, edit, status, title, nodes, by_name, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
ON CONFLICT (organisation_id, id) DO UPDATE
SET edit = excluded.edit, status = excluded.status, title = excluded.title, nodes = excluded.nodes, by_name = excluded.by_name, changed_at = excluded.changed_at
WHERE script_version.status = 1 AND script_version.edit = excluded.edit - 1;

-- name: RetireScriptVersion :execrows
UPDATE script_version SET status = 4 WHERE organisation_id = $1 AND script_id = $2 AND number = $3 AND status = 3;

-- name: DeleteScriptDraft :execrows
DELETE FROM script_version WHERE organisation_id = $1 AND script_id = $2 AND number = $3 AND status = 1;

-- name: ScriptVersion :one
SELECT s.id AS script_id, s.product, s.owner, v.id, v.number, v.edit, v.status, v.title, v.nodes, v.by_name, v.changed_at
FROM script_version v JOIN script s ON s.organisation_id = v.organisation_id AND s.id = v.script_id
WHERE v.organisation_id = $1 AND v.id = $2;

-- name: ScriptVersions :many
SELECT s.id AS script_id, s.product, s.owner, v.id, v.number, v.edit, v.status, v.title, v.nodes, v.by_name, v.changed_at
FROM script_version v JOIN script s ON s.organisation_id = v.organisation_id AND s.id = v.script_id
WHERE v.organisation_id = $1 AND v.script_id = $2 ORDER BY v.number DESC;
