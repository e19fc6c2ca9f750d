-- name: AddComplaintPaper :exec
INSERT INTO complaint_paper (organisation_id, id, complaint_id, paper, language, title, body, house, to_name, address, channel, reference, ombudsman, staff_id, dispatch_id,
    sent_at, sent_day, by_id, by_name)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19);

-- name: ComplaintPaper :one
SELECT * FROM complaint_paper WHERE organisation_id = $1 AND id = $2;

-- name: ComplaintPapers :many
SELECT * FROM complaint_paper WHERE organisation_id = $1 AND complaint_id = $2 ORDER BY id;

-- name: ComplaintPapersTo :many
SELECT * FROM complaint_paper WHERE organisation_id = $1 AND staff_id = $2 AND staff_id <> 0 AND complaint_id = $3 ORDER BY id;

-- name: DeleteComplaintPapers :execrows
DELETE FROM complaint_paper WHERE organisation_id = $1 AND complaint_id = $2;
