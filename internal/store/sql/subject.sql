-- name: Subject :one
SELECT * FROM subject WHERE organisation_id = $1 AND id = $2;

-- name: SubjectOfReference :one
SELECT * FROM subject WHERE organisation_id = $1 AND source = $2 AND reference = $3;

-- name: CountSubjects :one
SELECT COUNT(*) FROM subject WHERE organisation_id = $1;

-- name: Journal :many
SELECT * FROM journal WHERE organisation_id = $1 AND subject_id = $2 ORDER BY version;

-- name: ReadFeed :many
SELECT * FROM journal WHERE feed > CAST($1 AS BIGINT) ORDER BY feed LIMIT $2;

-- name: LastFeed :one
SELECT CAST(COALESCE(MAX(feed), 0) AS BIGINT) FROM journal;

-- name: Cursor :one
SELECT feed FROM cursor WHERE consumer = $1;

-- name: AddCursor :exec
INSERT INTO cursor (consumer, feed) VALUES ($1, 0) ON CONFLICT DO NOTHING;

-- The cursor moves only from where its reader found it: of two readers at the
-- same batch one moves it and the other starts again.
-- name: MoveCursor :execrows
UPDATE cursor SET feed = sqlc.arg(after) WHERE consumer = sqlc.arg(consumer) AND feed = sqlc.arg(before);

-- name: TakeLease :execrows
INSERT INTO lease (name, holder, until) VALUES (sqlc.arg(name), sqlc.arg(holder), sqlc.arg(until))
ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
WHERE lease.holder = excluded.holder OR lease.until <= sqlc.arg(now);

-- name: DropLease :execrows
DELETE FROM lease WHERE name = $1 AND holder = $2;

-- The row is held until the end of the transaction.
-- name: TakeFeed :one
UPDATE cursor SET feed = feed + $1 WHERE consumer = 'sequencer' RETURNING feed;
