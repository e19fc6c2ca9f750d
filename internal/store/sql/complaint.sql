-- name: Complaint :one
SELECT * FROM complaint WHERE organisation_id = $1 AND id = $2;

-- name: AddComplaint :exec
INSERT INTO complaint (organisation_id, id, version, kind, state, running, department, product, party_id, case_id, handler_id, level, judgment, cause, received_day,
    due_day, closed_at, keep_until, body)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19);

-- name: ChangeComplaint :execrows
UPDATE complaint SET version = $4, kind = $5, state = $6, running = $7, department = $8, product = $9, party_id = $10, case_id = $11, handler_id = $12, level = $13,
    judgment = $14, cause = $15, received_day = $16, due_day = $17, closed_at = $18, keep_until = $19, body = $20
WHERE organisation_id = $1 AND id = $2 AND version = $3;

-- name: ComplaintPersons :many
SELECT staff_id, part FROM complaint_person WHERE organisation_id = $1 AND complaint_id = $2 ORDER BY part, staff_id;

-- name: HiddenFrom :many
SELECT p.complaint_id AS id FROM complaint_person AS p WHERE p.organisation_id = $1 AND p.staff_id = $2
UNION SELECT r.contact_id FROM request AS r WHERE r.organisation_id = $1 AND r.contact_id <> 0
AND r.id IN (SELECT p.complaint_id FROM complaint_person AS p WHERE p.organisation_id = $1 AND p.staff_id = $2)
UNION SELECT q.contact_id FROM contact_question AS q WHERE q.organisation_id = $1 AND q.request_id <> 0
AND q.request_id IN (SELECT p.complaint_id FROM complaint_person AS p WHERE p.organisation_id = $1 AND p.staff_id = $2)
UNION SELECT t.id FROM task AS t WHERE t.organisation_id = $1 AND t.request_id <> 0
AND t.request_id IN (SELECT p.complaint_id FROM complaint_person AS p WHERE p.organisation_id = $1 AND p.staff_id = $2);

-- name: DeleteComplaintPersons :exec
DELETE FROM complaint_person WHERE organisation_id = $1 AND complaint_id = $2;

-- name: ComplaintsOfCase :many
SELECT * FROM complaint WHERE organisation_id = $1 AND case_id = $2 AND case_id <> 0 ORDER BY received_day, id;

-- name: ComplaintsOfParty :many
SELECT * FROM complaint WHERE organisation_id = $1 AND party_id = $2 AND party_id <> 0 ORDER BY received_day DESC, id DESC LIMIT $3;

-- name: ComplaintsReceived :many
SELECT * FROM complaint WHERE organisation_id = $1 AND received_day >= $2 AND received_day <= $3 ORDER BY received_day, id;

-- name: ComplaintsOfCause :many
SELECT * FROM complaint WHERE organisation_id = $1 AND cause = $2 AND received_day >= $3 ORDER BY received_day, id LIMIT $4;

-- name: ComplaintsRunning :many
SELECT * FROM complaint WHERE organisation_id = $1 AND running = 1 ORDER BY due_day, id LIMIT $2;

-- name: InvolvedInRunning :many
SELECT p.complaint_id, p.staff_id, p.part FROM complaint AS c
JOIN complaint_person AS p ON p.organisation_id = c.organisation_id AND p.complaint_id = c.id
WHERE c.organisation_id = $1 AND c.running = 1 ORDER BY p.complaint_id, p.part, p.staff_id;
