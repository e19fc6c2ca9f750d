-- name: KnowledgeChange :one
SELECT seq FROM knowledge_change WHERE organisation_id = $1;

-- Two changes at once wait for each other here, so that numbers are committed
-- in their order.
-- name: NextKnowledgeChange :one
INSERT INTO knowledge_change (organisation_id, seq) VALUES ($1, 1)
ON CONFLICT (organisation_id) DO UPDATE SET seq = knowledge_change.seq + 1
RETURNING seq;

-- name: AddProduct :execrows
INSERT INTO product (organisation_id, code, version, name, names, upl, department, theme, since, until, channels, ready, at_desk, folded, seq)
VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
ON CONFLICT DO NOTHING;

-- name: SaveProduct :execrows
UPDATE product SET version = version + 1, name = $4, names = $5, upl = $6, department = $7, theme = $8, since = $9, until = $10,
    channels = $11, ready = $12, at_desk = $13, folded = $14, seq = $15
WHERE organisation_id = $1 AND code = $2 AND version = $3;

-- name: Product :one
SELECT code, version, name, names, upl, department, theme, since, until, channels, ready, at_desk
FROM product WHERE organisation_id = $1 AND code = $2;

-- name: AllProducts :many
SELECT code, version, name, names, upl, department, theme, since, until, channels, ready, at_desk
FROM product WHERE organisation_id = $1 ORDER BY folded, code;

-- name: ProductsSince :many
SELECT code, version, name, names, upl, department, theme, since, until, channels, ready, at_desk
FROM product WHERE organisation_id = $1 AND seq > $2 ORDER BY seq;

-- name: AddArticle :exec
INSERT INTO article (organisation_id, id, version, product, content_owner, form_owner, review, used, title, status, working, until, score, updated_at, seq)
VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14);

-- name: SaveArticle :execrows
UPDATE article SET version = version + 1, product = $4, content_owner = $5, form_owner = $6, review = $7, title = $8, status = $9, working = $10,
    until = $11, score = $12, updated_at = $13, seq = $14
WHERE organisation_id = $1 AND id = $2 AND version = $3;

-- name: CountArticleUse :execrows
UPDATE article SET used = used + 1 WHERE organisation_id = $1 AND id = $2;

-- name: Article :one
SELECT id, version, product, content_owner, form_owner, review, used, title, status, working, until, score, updated_at
FROM article WHERE organisation_id = $1 AND id = $2;

-- name: ArticlesSince :many
SELECT id, version, product, content_owner, form_owner, review, used, title, status, working, until, score, updated_at
FROM article WHERE organisation_id = $1 AND seq > $2 ORDER BY seq;

-- name: AddArticleVersion :execrows
INSERT INTO article_version (organisation_id, article_id, number, edition, status, title, keywords, public_text, internal_text, say,
    valid_from, valid_until, score, note, content_by, form_by, written_by, written_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
ON CONFLICT DO NOTHING;

-- Only what was not published may be written over, and only by who saw the
-- edition that stands here.
-- name: SaveArticleVersion :execrows
UPDATE article_version SET edition = edition + 1, status = $5, title = $6, keywords = $7, public_text = $8, internal_text = $9, say = $10,
    valid_from = $11, valid_until = $12, score = $13, note = $14, content_by = $15, form_by = $16, written_by = $17, written_at = $18
WHERE organisation_id = $1 AND article_id = $2 AND number = $3 AND edition = $4 AND status < 3;

-- name: RetireArticleVersions :execrows
UPDATE article_version SET status = 4 WHERE organisation_id = $1 AND article_id = $2 AND status = 3;

-- name: DropArticleVersion :execrows
DELETE FROM article_version WHERE organisation_id = $1 AND article_id = $2 AND number = $3 AND edition = $4 AND status < 3;

-- name: ArticleVersions :many
SELECT number, edition, status, title, keywords, public_text, internal_text, say, valid_from, valid_until, score, note, content_by, form_by, written_by, written_at
FROM article_version WHERE organisation_id = $1 AND article_id = $2 ORDER BY number DESC;

-- name: PublishedSince :many
SELECT v.article_id, v.number, v.edition, v.status, v.title, v.keywords, v.public_text, v.internal_text, v.say, v.valid_from, v.valid_until, v.score,
    v.note, v.content_by, v.form_by, v.written_by, v.written_at
FROM article AS a JOIN article_version AS v ON v.organisation_id = a.organisation_id AND v.article_id = a.id
WHERE a.organisation_id = $1 AND a.seq > $2 AND v.status = 3 ORDER BY v.article_id, v.number;

-- name: Synonyms :many
SELECT word, means, added_by, added_at FROM synonym WHERE organisation_id = $1 ORDER BY word, means;

-- name: AddSynonym :execrows
INSERT INTO synonym (organisation_id, word, means, added_by, added_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT DO NOTHING;

-- name: DropSynonym :execrows
DELETE FROM synonym WHERE organisation_id = $1 AND word = $2 AND means = $3;

-- name: PutMissed :exec
INSERT INTO missed_search (organisation_id, week, words, times, last_at, done, task_id) VALUES ($1, $2, $3, $4, $5, '', 0)
ON CONFLICT (organisation_id, week, words) DO UPDATE SET times = missed_search.times + excluded.times, last_at = excluded.last_at;

-- name: Missed :many
SELECT week, words, times, last_at, done, task_id FROM missed_search
WHERE organisation_id = $1 AND week >= $2 AND week <= $3 ORDER BY week DESC, times DESC, words LIMIT $4;

-- name: SettleMissed :execrows
UPDATE missed_search SET done = $4, task_id = $5 WHERE organisation_id = $1 AND week = $2 AND words = $3;

-- name: DropMissedBefore :execrows
DELETE FROM missed_search WHERE organisation_id = $1 AND week < $2;

-- What was asked most since a moment, by product label.
-- name: AskedProducts :many
SELECT product, COUNT(*) AS times FROM subject WHERE organisation_id = $1 AND received_at >= $2 AND product > 0
GROUP BY product ORDER BY times DESC, product LIMIT $3;
