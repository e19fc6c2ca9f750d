-- name: Task :one
SELECT * FROM task WHERE organisation_id = $1 AND id = $2;

-- name: ChangeTask :execrows
UPDATE task SET version = $4, state = $5, department = $6, staff_id = $7, staff_name = $8, title = $9, body = $10, slot = $11, number = $12,
    because = $13, outcome = $14, reached = $15, urgent = $16, due_at = $17, closed_at = $18,
    parent_id = $19, waiting = $20, waiting_since = $21, waiting_until = $22, waiting_what = $23, answers = $24, prefer = $25, answer = $26,
    reopened = $27, attempts = $28, next_try_at = $29, routed = $30
WHERE organisation_id = $1 AND id = $2 AND version = $3;

-- name: TasksOfContact :many
SELECT * FROM task WHERE organisation_id = $1 AND contact_id = $2 AND contact_id <> 0 ORDER BY id;

-- name: TasksOfRequest :many
SELECT * FROM task WHERE organisation_id = $1 AND request_id = $2 AND request_id <> 0 ORDER BY id;

-- name: TasksOfParty :many
SELECT * FROM task WHERE organisation_id = $1 AND party_id = $2 AND party_id <> 0 ORDER BY due_at DESC, id DESC LIMIT $3;

-- name: PartsOfTask :many
SELECT * FROM task WHERE organisation_id = $1 AND parent_id = $2 AND parent_id <> 0 ORDER BY id;

-- name: WaitsOver :many
SELECT id, version, waiting_until FROM task
WHERE organisation_id = $1 AND waiting_until IS NOT NULL AND waiting_until <= $2 ORDER BY waiting_until LIMIT $3;

-- name: AddAttempt :exec
INSERT INTO task_attempt (organisation_id, task_id, number, at, staff_id, staff_name, way, outcome, note, next_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- name: Attempts :many
SELECT * FROM task_attempt WHERE organisation_id = $1 AND task_id = $2 ORDER BY number;

-- name: QuestionSet :one
SELECT * FROM question_set WHERE organisation_id = $1 AND product = $2;

-- name: QuestionSets :many
SELECT * FROM question_set WHERE organisation_id = $1 ORDER BY product;

-- name: AddQuestionSet :execrows
INSERT INTO question_set (organisation_id, product, version, questions, changed_at, staff_name) VALUES ($1, $2, 1, $3, $4, $5)
ON CONFLICT (organisation_id, product) DO NOTHING;

-- name: ChangeQuestionSet :execrows
UPDATE question_set SET version = version + 1, questions = $4, changed_at = $5, staff_name = $6
WHERE organisation_id = $1 AND product = $2 AND version = $3;

-- name: CountEarly :exec
INSERT INTO early_handover (organisation_id, day, product, department, how, times) VALUES ($1, $2, $3, $4, $5, 1)
ON CONFLICT (organisation_id, day, product, department, how) DO UPDATE SET times = early_handover.times + excluded.times;

-- name: EarlyHandovers :many
SELECT product, department, how, SUM(times) AS times FROM early_handover
WHERE organisation_id = $1 AND day >= $2 AND day <= $3 GROUP BY product, department, how ORDER BY product, department, how;

-- name: WrongRouting :many
SELECT product, department, COUNT(CASE WHEN routed IN ('wrong_department', 'wrong_product', 'not_ours') THEN 1 END) AS wrong,
    COUNT(CASE WHEN routed = 'incomplete' THEN 1 END) AS incomplete
FROM task WHERE organisation_id = $1 AND routed <> '' AND closed_at >= $2 AND closed_at < $3 GROUP BY product, department;

-- name: TasksMade :many
SELECT product, department, COUNT(*) AS tasks FROM task WHERE organisation_id = $1 AND created_at >= $2 AND created_at < $3 GROUP BY product, department;

-- name: OpenWithout :many
SELECT t.id, t.due_at, t.department, t.staff_id, t.waiting, t.waiting_until FROM task AS t
WHERE t.organisation_id = $1 AND t.closed_at IS NULL
    AND (t.due_at < 0 OR (t.department = 0 AND t.staff_id = 0) OR (t.waiting IN (1, 2) AND t.waiting_until IS NULL) OR t.state = 3) ORDER BY t.id LIMIT $2;

-- name: PartsWithoutWhole :many
SELECT p.id FROM task AS c JOIN task AS p ON p.organisation_id = c.organisation_id AND p.id = c.parent_id
WHERE c.organisation_id = $1 AND c.parent_id <> 0 AND c.closed_at IS NULL AND p.closed_at IS NOT NULL ORDER BY p.id LIMIT $2;

-- name: WorkSeen :one
SELECT seen_at FROM work_seen WHERE organisation_id = $1 AND staff_id = $2;

-- name: SeeWork :exec
INSERT INTO work_seen (organisation_id, staff_id, seen_at) VALUES ($1, $2, $3)
ON CONFLICT (organisation_id, staff_id) DO UPDATE SET seen_at = excluded.seen_at;

-- name: StaffKeys :many
SELECT was, letter FROM staff_key WHERE organisation_id = $1 AND staff_id = $2 ORDER BY was;

-- name: DropStaffKeys :exec
DELETE FROM staff_key WHERE organisation_id = $1 AND staff_id = $2;

-- name: AddStaffKey :exec
INSERT INTO staff_key (organisation_id, staff_id, was, letter) VALUES ($1, $2, $3, $4);
