-- name: AddMacro :exec
INSERT INTO macro (organisation_id, id, version, key, title, body, owner, until_date, score, used) VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, 0);

-- name: ChangeMacro :execrows
UPDATE macro SET version = version + 1, key = $4, title = $5, body = $6, owner = $7, until_date = $8, score = $9
WHERE organisation_id = $1 AND id = $2 AND version = $3;

-- name: Macro :one
SELECT * FROM macro WHERE organisation_id = $1 AND id = $2;

-- name: MacroOfKey :one
SELECT * FROM macro WHERE organisation_id = $1 AND key = $2;

-- name: Macros :many
SELECT * FROM macro WHERE organisation_id = $1 ORDER BY key;

-- name: UseMacro :execrows
UPDATE macro SET used = used + 1 WHERE organisation_id = $1 AND id = $2;

-- name: DeleteMacro :execrows
DELETE FROM macro WHERE organisation_id = $1 AND id = $2 AND version = $3;

-- name: AddLine :exec
INSERT INTO number_plan (organisation_id, id, version, department, product, name, number, deputy, windows, script) VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9);

-- name: ChangeLine :execrows
UPDATE number_plan SET version = version + 1, department = $4, product = $5, name = $6, number = $7, deputy = $8, windows = $9, script = $10
WHERE organisation_id = $1 AND id = $2 AND version = $3;

-- name: Lines :many
SELECT * FROM number_plan WHERE organisation_id = $1 ORDER BY department, product, id;

-- name: LinesOfDepartment :many
SELECT * FROM number_plan WHERE organisation_id = $1 AND department = $2 ORDER BY product, id;

-- name: Line :one
SELECT * FROM number_plan WHERE organisation_id = $1 AND id = $2;

-- name: DeleteLine :execrows
DELETE FROM number_plan WHERE organisation_id = $1 AND id = $2 AND version = $3;

-- name: AddAgreement :exec
INSERT INTO agreement (organisation_id, id, version, department, product, may, ask, not_say, reachable, number, deputy, fallback, urgent, review_date, rollout_date, pilot)
VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15);

-- name: ChangeAgreement :execrows
UPDATE agreement SET version = version + 1, department = $4, product = $5, may = $6, ask = $7, not_say = $8, reachable = $9, number = $10,
    deputy = $11, fallback = $12, urgent = $13, review_date = $14, rollout_date = $15, pilot = $16
WHERE organisation_id = $1 AND id = $2 AND version = $3;

-- name: Agreements :many
SELECT * FROM agreement WHERE organisation_id = $1 ORDER BY department, product;

-- name: AgreementsOf :many
SELECT * FROM agreement WHERE organisation_id = $1 AND department = $2 ORDER BY product;

-- name: Agreement :one
SELECT * FROM agreement WHERE organisation_id = $1 AND id = $2;

-- name: DeleteAgreement :execrows
DELETE FROM agreement WHERE organisation_id = $1 AND id = $2 AND version = $3;

-- name: AddCardVersion :exec
INSERT INTO card_version (organisation_id, kind, card_id, version, body, by_id, by_name, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: CardVersions :many
SELECT version, body, by_name, changed_at FROM card_version WHERE organisation_id = $1 AND kind = $2 AND card_id = $3 ORDER BY version DESC;
