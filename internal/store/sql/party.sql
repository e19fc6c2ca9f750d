-- name: Party :one
SELECT * FROM party WHERE organisation_id = $1 AND id = $2;

-- name: PartyPoints :many
SELECT * FROM party_point WHERE organisation_id = $1 AND party_id = $2 ORDER BY kind, id;

-- name: PartyNotes :many
SELECT * FROM party_note WHERE organisation_id = $1 AND party_id = $2 ORDER BY id DESC;

-- The name is that of the party as it is now, also after a merge.
-- name: PartyRelations :many
SELECT r.party_id, r.for_id, r.role, r.until_date, p.first_name, p.prefix, p.last_name, p.business, p.sensitive
FROM party_relation AS r JOIN party AS p ON p.organisation_id = r.organisation_id AND p.id = r.for_id
WHERE r.organisation_id = $1 AND r.party_id = $2 ORDER BY r.for_id;

-- Who may speak for a party.
-- name: PartySpeakers :many
SELECT r.party_id, r.for_id, r.role, r.until_date, p.first_name, p.prefix, p.last_name, p.business, p.sensitive
FROM party_relation AS r JOIN party AS p ON p.organisation_id = r.organisation_id AND p.id = r.party_id AND p.merged_into = 0
WHERE r.organisation_id = $1 AND r.for_id = $2 ORDER BY r.party_id;

-- name: PartyKeys :many
SELECT kind, value FROM party_key WHERE organisation_id = $1 AND party_id = $2 ORDER BY kind, value;

-- The version that was seen goes with it: of two who change the same party one
-- is told that the other was first.
-- name: ChangeParty :execrows
UPDATE party SET version = version + 1, kind = $4, first_name = $5, prefix = $6, last_name = $7, business = $8, born = $9, street = $10,
    number = $11, addition = $12, postcode = $13, town = $14, country = $15, district = $16, kvk = $17, secret = $18, sensitive = $19,
    deceased = $20, language = $21, changed_at = $22, changed_by = $23, merged_into = $24
WHERE organisation_id = $1 AND id = $2 AND version = $3;

-- name: TouchParty :execrows
UPDATE party SET version = version + 1, changed_at = $4, changed_by = $5 WHERE organisation_id = $1 AND id = $2 AND version = $3;

-- name: SetPartyBSN :execrows
UPDATE party SET bsn = $3, bsn_end = $4 WHERE organisation_id = $1 AND id = $2;

-- name: PartiesMergedInto :many
SELECT id FROM party WHERE organisation_id = $1 AND merged_into = $2 AND merged_into <> 0 ORDER BY id;

-- name: MoveMerged :execrows
UPDATE party SET merged_into = sqlc.arg(into_id) WHERE organisation_id = sqlc.arg(organisation_id) AND merged_into = sqlc.arg(from_id) AND merged_into <> 0;

-- name: SetMergedInto :execrows
UPDATE party SET merged_into = $3 WHERE organisation_id = $1 AND id = $2;

-- name: DeletePartyPoints :exec
DELETE FROM party_point WHERE organisation_id = $1 AND party_id = $2;

-- name: AddPartyNote :exec
INSERT INTO party_note (organisation_id, party_id, id, body, alert, staff_id, staff_name, at, expires) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- name: DeletePartyNote :execrows
DELETE FROM party_note WHERE organisation_id = $1 AND party_id = $2 AND id = $3;

-- name: PutPartyRelation :exec
INSERT INTO party_relation (organisation_id, party_id, for_id, role, until_date) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (organisation_id, party_id, for_id) DO UPDATE SET role = excluded.role, until_date = excluded.until_date;

-- name: DeletePartyRelation :execrows
DELETE FROM party_relation WHERE organisation_id = $1 AND party_id = $2 AND for_id = $3;

-- name: AddPartyKey :exec
INSERT INTO party_key (organisation_id, kind, value, party_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING;

-- name: DeletePartyKey :exec
DELETE FROM party_key WHERE organisation_id = $1 AND kind = $2 AND value = $3 AND party_id = $4;

-- name: AddLook :exec
INSERT INTO party_look (organisation_id, id, at, party_id, staff_id, staff_name, purpose, level, what, via, subject_id, reason)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);

-- name: LastLook :one
SELECT * FROM party_look WHERE organisation_id = $1 AND staff_id = $2 ORDER BY id DESC LIMIT 1;

-- What somebody looked at last, one row a party.
-- name: LastLooked :many
SELECT l.party_id, CAST(MAX(l.id) AS BIGINT) AS last_id, CAST(MAX(l.at) AS BIGINT) AS last_at
FROM (SELECT id, party_id, at FROM party_look WHERE party_look.organisation_id = $1 AND party_look.staff_id = $2 ORDER BY id DESC LIMIT 200) AS l
GROUP BY l.party_id ORDER BY last_id DESC LIMIT $3;

-- name: AddMerge :exec
INSERT INTO party_merge (organisation_id, id, into_id, from_id, at, staff_id, staff_name, reason, joined, undone_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '');

-- name: MergesInto :many
SELECT * FROM party_merge WHERE organisation_id = $1 AND into_id = $2 ORDER BY id DESC;

-- name: Merge :one
SELECT * FROM party_merge WHERE organisation_id = $1 AND id = $2;

-- name: UndoMerge :execrows
UPDATE party_merge SET undone_at = $3, undone_by = $4 WHERE organisation_id = $1 AND id = $2 AND undone_at IS NULL;

-- name: AddIdentityCheck :exec
INSERT INTO party_identity_check (organisation_id, id, at, party_id, contact_id, staff_id, staff_name, level, verdict, method, answers)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

-- name: IdentityChecks :many
SELECT * FROM party_identity_check WHERE organisation_id = $1 AND party_id = $2 ORDER BY id DESC LIMIT $3;
