-- When the number is taken, somebody else was first, and nothing is written.
-- name: AddTemplate :execrows
INSERT INTO template (organisation_id, kind, language, number, title, body, owner, note, score, by_id, by_name, written_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
ON CONFLICT DO NOTHING;

-- name: Template :one
SELECT * FROM template WHERE organisation_id = $1 AND kind = $2 AND language = $3 AND number = $4;

-- name: TemplateVersions :many
SELECT * FROM template WHERE organisation_id = $1 AND kind = $2 AND language = $3 ORDER BY number DESC LIMIT 200;

-- name: PublishTemplate :execrows
INSERT INTO template_published (organisation_id, kind, language, step, number, by_id, by_name, published_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT DO NOTHING;

-- name: LiveTemplate :one
SELECT step, number FROM template_published WHERE organisation_id = $1 AND kind = $2 AND language = $3 ORDER BY step DESC LIMIT 1;

-- name: TemplatePublications :many
SELECT step, number, by_name, published_at FROM template_published WHERE organisation_id = $1 AND kind = $2 AND language = $3 ORDER BY step DESC LIMIT 200;

-- name: NewestTemplates :many
SELECT * FROM template t WHERE t.organisation_id = $1
    AND t.number = (SELECT MAX(n.number) FROM template n WHERE n.organisation_id = t.organisation_id AND n.kind = t.kind AND n.language = t.language)
ORDER BY t.kind, t.language;

-- name: LiveTemplates :many
SELECT p.kind, p.language, p.number, p.by_name, p.published_at FROM template_published p WHERE p.organisation_id = $1
    AND p.step = (SELECT MAX(n.step) FROM template_published n WHERE n.organisation_id = p.organisation_id AND n.kind = p.kind AND n.language = p.language)
ORDER BY p.kind, p.language;

-- name: TemplatesInForce :many
SELECT t.* FROM template_published p JOIN template t
    ON t.organisation_id = p.organisation_id AND t.kind = p.kind AND t.language = p.language AND t.number = p.number
WHERE p.organisation_id = $1
    AND p.step = (SELECT MAX(n.step) FROM template_published n WHERE n.organisation_id = p.organisation_id AND n.kind = p.kind AND n.language = p.language)
ORDER BY t.kind, t.language;
