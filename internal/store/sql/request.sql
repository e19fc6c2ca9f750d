-- name: Request :one
SELECT * FROM request WHERE organisation_id = $1 AND id = $2;

-- name: ChangeRequest :execrows
UPDATE request SET version = $4, party_id = $5, product = $6, department = $7, title = $8, body = $9, due_at = $10, closed_at = $11, open = $12,
    sensitive = $13
WHERE organisation_id = $1 AND id = $2 AND version = $3;

-- Requests of a party: its own, and those that it got in touch about.
-- name: RequestsOfParty :many
SELECT * FROM request WHERE organisation_id = $1 AND party_id = $2 AND party_id <> 0 ORDER BY received_at DESC, id DESC LIMIT $3;

-- Of the newest contacts only. SQLite keeps the order of a cross join: without
-- statistics it would walk all questions that are about a request.
-- name: RequestsJoinedByParty :many
SELECT DISTINCT r.* FROM (
    SELECT organisation_id, id, party_id FROM contact AS o
    WHERE o.organisation_id = $1 AND o.party_id = $2 AND o.party_id <> 0 ORDER BY o.received_at DESC, o.id DESC LIMIT 300) AS hit
CROSS JOIN contact_question AS q CROSS JOIN request AS r
WHERE q.organisation_id = hit.organisation_id AND q.contact_id = hit.id AND q.request_id <> 0
  AND r.organisation_id = q.organisation_id AND r.id = q.request_id AND r.party_id <> hit.party_id
ORDER BY r.received_at DESC, r.id DESC LIMIT $3;

-- One more contact is about it. That changes nothing that somebody edits, so
-- the version stays.
-- name: JoinRequest :execrows
UPDATE request SET contacts = contacts + 1 WHERE organisation_id = $1 AND id = $2;

-- name: ReopenRequest :execrows
UPDATE request SET open = 1, closed_at = NULL, version = version + 1 WHERE organisation_id = $1 AND id = $2 AND open = 0;
