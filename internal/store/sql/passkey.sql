-- name: AddPasskey :exec
INSERT INTO passkey (organisation_id, id, person_id, credential, name, body, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7);

-- name: PasskeysOf :many
SELECT * FROM passkey WHERE organisation_id = $1 AND person_id = $2 ORDER BY id;

-- name: PasskeyByCredential :one
SELECT * FROM passkey WHERE organisation_id = $1 AND credential = $2;

-- name: UsePasskey :execrows
UPDATE passkey SET body = $3, used_at = $4 WHERE organisation_id = $1 AND id = $2;

-- name: RenamePasskey :execrows
UPDATE passkey SET name = $4 WHERE organisation_id = $1 AND person_id = $2 AND id = $3;

-- name: DeletePasskey :execrows
DELETE FROM passkey WHERE organisation_id = $1 AND person_id = $2 AND id = $3;

-- name: DeletePasskeysOf :exec
DELETE FROM passkey WHERE organisation_id = $1 AND person_id = $2;

-- name: CountPasskeys :one
SELECT COUNT(*) FROM passkey WHERE organisation_id = $1 AND person_id = $2;

-- name: AddRecoveryCode :exec
INSERT INTO recovery_code (organisation_id, person_id, hash) VALUES ($1, $2, $3);

-- A code works once: no row is touched the second time.
-- name: DeleteRecoveryCode :execrows
DELETE FROM recovery_code WHERE organisation_id = $1 AND person_id = $2 AND hash = $3;

-- name: DeleteRecoveryCodes :exec
DELETE FROM recovery_code WHERE organisation_id = $1 AND person_id = $2;

-- name: CountRecoveryCodes :one
SELECT COUNT(*) FROM recovery_code WHERE organisation_id = $1 AND person_id = $2;

-- name: IdentityPerson :one
SELECT person_id FROM identity WHERE organisation_id = $1 AND issuer = $2 AND subject = $3;

-- name: AddIdentity :exec
INSERT INTO identity (organisation_id, issuer, subject, person_id) VALUES ($1, $2, $3, $4);

-- name: DeleteIssuerSessions :execrows
DELETE FROM session WHERE organisation_id = $1 AND issuer = $2 AND issuer_session = $3;

-- name: DeleteIssuerSessionsOf :execrows
DELETE FROM session WHERE organisation_id = $1 AND issuer = $2 AND person_id = $3;
