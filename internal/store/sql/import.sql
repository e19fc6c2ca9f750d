-- name: AddImportRun :exec
INSERT INTO import_run (organisation_id, id, source, file_name, sha256, size, mapping, state, byte_offset, row_offset,
    added, changed, unchanged, rejected, facts, started_at, updated_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17);

-- name: UpdateImportRun :execrows
UPDATE import_run SET state = $3, byte_offset = $4, row_offset = $5, added = $6, changed = $7, unchanged = $8, rejected = $9,
    facts = $10, updated_at = $11, ended_at = $12
WHERE organisation_id = $1 AND id = $2;

-- name: ImportRuns :many
SELECT * FROM import_run WHERE organisation_id = $1 ORDER BY id DESC LIMIT $2;

-- The newest run of the same bytes into the same source.
-- name: ImportRunOfFile :one
SELECT * FROM import_run WHERE organisation_id = $1 AND source = $2 AND sha256 = $3 ORDER BY id DESC LIMIT 1;

-- name: Problems :many
SELECT id, import_run_id, subject_id, reference, kind, text_nl, text_en, line, column_name, value
FROM problem WHERE organisation_id = $1 AND import_run_id = $2 AND id > $3 ORDER BY id LIMIT $4;

-- name: CountProblems :many
SELECT kind, COUNT(*) AS n FROM problem WHERE organisation_id = $1 AND import_run_id = $2 GROUP BY kind ORDER BY kind;

