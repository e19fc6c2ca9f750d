-- name: PutOrganisation :exec
INSERT INTO organisation (id, name_nl, name_en, created_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (id) DO UPDATE SET name_nl = excluded.name_nl, name_en = excluded.name_en;

-- name: Organisations :many
SELECT id, name_nl, name_en, created_at FROM organisation ORDER BY id;

-- name: Setting :one
SELECT value FROM setting WHERE organisation_id = $1 AND key = $2;

-- Of two who change one setting at the same moment the second finds another
-- value than it saw.
-- name: ChangeSetting :execrows
UPDATE setting SET value = sqlc.arg(value) WHERE organisation_id = sqlc.arg(organisation_id) AND key = sqlc.arg(key) AND value = sqlc.arg(seen);

-- name: AddSetting :execrows
INSERT INTO setting (organisation_id, key, value) VALUES ($1, $2, $3)
ON CONFLICT DO NOTHING;

-- name: PutSetting :exec
INSERT INTO setting (organisation_id, key, value) VALUES ($1, $2, $3)
ON CONFLICT (organisation_id, key) DO UPDATE SET value = excluded.value;

-- name: Labels :many
SELECT id, kind, code, name FROM label WHERE organisation_id = $1 ORDER BY id;

-- Another transaction may have taken the number or the code: then nothing is
-- written and the caller looks again.
-- name: AddLabel :execrows
INSERT INTO label (organisation_id, id, kind, code, name) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT DO NOTHING;

-- name: RenameLabel :execrows
UPDATE label SET name = $4 WHERE organisation_id = $1 AND kind = $2 AND code = $3;

-- name: Annotations :many
SELECT id, date, promise, text_nl, text_en FROM annotation WHERE organisation_id = $1 ORDER BY date, id;

-- name: AddAnnotation :exec
INSERT INTO annotation (organisation_id, id, date, promise, text_nl, text_en) VALUES ($1, $2, $3, $4, $5, $6);

-- name: DeleteAnnotation :execrows
DELETE FROM annotation WHERE organisation_id = $1 AND id = $2;

-- name: Settings :many
SELECT key, value FROM setting WHERE organisation_id = sqlc.arg(organisation_id) AND key LIKE sqlc.arg(form) ORDER BY key;
