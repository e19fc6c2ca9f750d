-- name: PutReview :execrows
INSERT INTO review (organisation_id, id, version, kind, started_day, finished_day, body) VALUES ($1, $2, 1, $3, $4, $5, $6)
ON CONFLICT (organisation_id, id) DO NOTHING;

-- name: ChangeReview :execrows
UPDATE review SET version = version + 1, kind = $4, started_day = $5, finished_day = $6, body = $7 WHERE organisation_id = $1 AND id = $2 AND version = $3;

-- name: Review :one
SELECT * FROM review WHERE organisation_id = $1 AND id = $2;

-- name: Reviews :many
SELECT * FROM review WHERE organisation_id = $1 ORDER BY started_day DESC, id DESC LIMIT $2;

-- name: LastReview :many
SELECT * FROM review WHERE organisation_id = $1 AND kind = $2 AND finished_day IS NOT NULL AND (started_day < $3 OR started_day = $3 AND id < $4)
ORDER BY started_day DESC, id DESC LIMIT 1;

-- name: AddReviewSet :execrows
INSERT INTO review_set (organisation_id, code, version, kind, body) VALUES ($1, $2, 1, $3, $4) ON CONFLICT (organisation_id, code) DO NOTHING;

-- name: ChangeReviewSet :execrows
UPDATE review_set SET version = version + 1, body = $4 WHERE organisation_id = $1 AND code = $2 AND version = $3;

-- name: ReviewSets :many
SELECT * FROM review_set WHERE organisation_id = $1 ORDER BY code;
