-- name: AddPerson :exec
INSERT INTO person (organisation_id, id, user_name, name, email, lang, external, shortcuts, password, totp, totp_step, managed, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, TRUE, '', $8, 0, $9, $10);

-- name: ChangePerson :execrows
UPDATE person SET name = $3, email = $4, lang = $5, external = $6, shortcuts = $7, managed = $8
WHERE organisation_id = $1 AND id = $2;

-- name: PutPassword :execrows
UPDATE person SET password = $3, password_at = $4 WHERE organisation_id = $1 AND id = $2;

-- name: PutTOTP :execrows
UPDATE person SET totp = $3, totp_step = $4 WHERE organisation_id = $1 AND id = $2;

-- A code works once: no row is touched when its step of time was used before.
-- name: UseTOTP :execrows
UPDATE person SET totp_step = $3 WHERE organisation_id = $1 AND id = $2 AND totp_step < $3;

-- name: PutDisabled :execrows
UPDATE person SET disabled_at = $3 WHERE organisation_id = $1 AND id = $2;

-- name: PutSeen :exec
UPDATE person SET seen_at = $3 WHERE organisation_id = $1 AND id = $2;

-- name: Person :one
SELECT * FROM person WHERE organisation_id = $1 AND id = $2;

-- name: PersonByUser :one
SELECT * FROM person WHERE organisation_id = $1 AND user_name = $2;

-- name: People :many
SELECT * FROM person WHERE organisation_id = $1 ORDER BY name, id;

-- name: AnyPerson :one
SELECT id FROM person WHERE organisation_id = $1 LIMIT 1;

-- name: AddGrant :exec
INSERT INTO person_grant (organisation_id, person_id, role, department) VALUES ($1, $2, $3, $4)
ON CONFLICT DO NOTHING;

-- name: DeleteGrants :exec
DELETE FROM person_grant WHERE organisation_id = $1 AND person_id = $2;

-- name: GrantsOf :many
SELECT role, department FROM person_grant WHERE organisation_id = $1 AND person_id = $2 ORDER BY role, department;

-- name: Grants :many
SELECT person_id, role, department FROM person_grant WHERE organisation_id = $1 ORDER BY person_id, role, department;

-- name: AddAudit :exec
INSERT INTO audit (organisation_id, id, at, actor_id, actor, kind, person_id, facts) VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: Audit :many
SELECT * FROM audit WHERE organisation_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3;

-- name: AuditOf :many
SELECT * FROM audit WHERE organisation_id = $1 AND person_id = $2 AND id < $3 ORDER BY id DESC LIMIT $4;
