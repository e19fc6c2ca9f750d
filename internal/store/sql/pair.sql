-- name: ForgetPairs :execrows
DELETE FROM party_pair WHERE organisation_id = $1 AND seen_at < $2 AND apart_at IS NULL;

-- name: SetApart :execrows
UPDATE party_pair SET apart_at = $4, apart_by = $5 WHERE organisation_id = $1 AND first_id = $2 AND second_id = $3 AND apart_at IS NULL;

-- name: UndoApart :execrows
UPDATE party_pair SET apart_at = NULL, apart_by = '' WHERE organisation_id = $1 AND first_id = $2 AND second_id = $3 AND apart_at IS NOT NULL;
