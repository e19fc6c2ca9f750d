-- name: Contact :one
SELECT * FROM contact WHERE organisation_id = $1 AND id = $2;

-- name: ChangeContact :execrows
UPDATE contact SET version = $4, channel = $5, party_id = $6, for_party_id = $7, received_at = $8, sent_at = $9, solved = $10, reason = $11,
    remark = $12, sensitive = $13, caller_name = $14, caller_phone = $15, caller_email = $16, phone = $17
WHERE organisation_id = $1 AND id = $2 AND version = $3;

-- name: ChangeQuestion :execrows
UPDATE contact_question SET received_at = $4, product = $5, first_product = $6, department = $7, first_department = $8, ending = $9,
    subject = $10, body = $11, article_id = $12, more = $13
WHERE organisation_id = $1 AND contact_id = $2 AND number = $3;

-- name: Corrections :many
SELECT version, field, at, staff_id, staff_name, old_text, new_text FROM correction
WHERE organisation_id = $1 AND subject_id = $2 ORDER BY version, field;

