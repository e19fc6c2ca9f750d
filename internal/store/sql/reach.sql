-- name: TransfersOfContact :many
SELECT * FROM transfer_attempt WHERE organisation_id = $1 AND contact_id = $2 ORDER BY question, at, id;

-- name: ChangeTransfer :execrows
UPDATE transfer_attempt SET outcome = $3, party_id = $4, phone = $5, product = $6 WHERE organisation_id = $1 AND id = $2;

-- name: DropTransfer :execrows
DELETE FROM transfer_attempt WHERE organisation_id = $1 AND id = $2;

-- name: Transfers :many
SELECT * FROM transfer_attempt WHERE organisation_id = $1 AND at >= $2 AND at < $3 ORDER BY at, id LIMIT $4;

-- name: DeadEndOfParty :many
SELECT id, department, product, at, contact_id FROM transfer_attempt
WHERE organisation_id = $1 AND party_id = $2 AND party_id <> 0 AND outcome = 3 AND at >= $3 AND at < $4 ORDER BY at DESC LIMIT 5;

-- name: DeadEndOfPhone :many
SELECT id, department, product, at, contact_id FROM transfer_attempt
WHERE organisation_id = $1 AND phone = $2 AND phone <> '' AND outcome = 3 AND at >= $3 AND at < $4 ORDER BY at DESC LIMIT 5;

-- name: AddRepeat :exec
INSERT INTO dead_end_repeat (organisation_id, contact_id, attempt_id, department, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING;

-- name: Repeats :many
SELECT * FROM dead_end_repeat WHERE organisation_id = $1 AND at >= $2 AND at < $3 ORDER BY at, contact_id LIMIT $4;

-- name: TalkedByDepartment :many
SELECT q.department, COUNT(*) AS contacts, COUNT(CASE WHEN c.talk_ms > 0 THEN 1 END) AS talks,
    COUNT(CASE WHEN c.talk_ms > 0 AND c.started_at - c.received_at <= $4 THEN 1 END) AS quick,
    COUNT(CASE WHEN c.talk_ms > 0 AND c.solved <> 2 AND NOT EXISTS (SELECT 1 FROM transfer_attempt AS a WHERE a.organisation_id = $1 AND a.contact_id = c.id AND a.outcome = 3) THEN 1 END) AS helped
FROM contact AS c JOIN contact_question AS q ON q.organisation_id = $1 AND q.contact_id = c.id AND q.first_department = 1
WHERE c.organisation_id = $1 AND c.received_at >= $2 AND c.received_at < $3 GROUP BY q.department;

-- name: TransferCallbacks :many
SELECT t.contact_id, t.state, t.reached, t.due_at, t.closed_at FROM task AS t
WHERE t.organisation_id = $1 AND t.kind = 2 AND t.contact_id IN (SELECT a.contact_id FROM transfer_attempt AS a WHERE a.organisation_id = $1 AND a.at >= $2 AND a.at < $3)
ORDER BY t.contact_id, t.id;

-- name: AddAbsence :exec
INSERT INTO absence (organisation_id, id, version, staff_id, staff_name, from_at, until_at, kind, deputy_id, deputy_name, nobody, feed_id, uid, state, by_id, by_name, created_at)
VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16);

-- name: ChangeAbsence :execrows
UPDATE absence SET version = version + 1, staff_id = $4, staff_name = $5, from_at = $6, until_at = $7, kind = $8, deputy_id = $9, deputy_name = $10, nobody = $11, state = $12
WHERE organisation_id = $1 AND id = $2 AND version = $3;

-- name: Absence :one
SELECT * FROM absence WHERE organisation_id = $1 AND id = $2;

-- name: AbsencesFrom :many
SELECT * FROM absence WHERE organisation_id = $1 AND until_at > $2 AND state < 3 ORDER BY from_at, id LIMIT $3;

-- name: AbsencesBetween :many
SELECT * FROM absence WHERE organisation_id = $1 AND until_at > $2 AND from_at < $3 AND state < 3 ORDER BY from_at, id;

-- name: AbsencesToDo :many
SELECT * FROM absence WHERE organisation_id = $1 AND state < 2 AND from_at <= $2 ORDER BY from_at, id;

-- name: AbsencesOfFeed :many
SELECT * FROM absence WHERE organisation_id = $1 AND feed_id = $2 ORDER BY from_at, id;

-- name: AddAbsenceWork :exec
INSERT INTO absence_work (organisation_id, absence_id, task_id, moved, from_id, from_name, to_id, to_name, task_version, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- name: AbsenceWork :many
SELECT * FROM absence_work WHERE organisation_id = $1 AND absence_id = $2 ORDER BY task_id;

-- name: EndAbsenceWork :execrows
UPDATE absence_work SET back_at = $4 WHERE organisation_id = $1 AND absence_id = $2 AND task_id = $3 AND back_at IS NULL;

-- name: FollowAbsenceWork :execrows
UPDATE absence_work SET task_version = $4 WHERE organisation_id = $1 AND task_id = $2 AND task_version = $3 AND back_at IS NULL AND moved = 1;

-- name: EndLaterAbsenceWork :execrows
UPDATE absence_work SET back_at = $4 WHERE organisation_id = $1 AND task_id = $2 AND at > $3 AND back_at IS NULL;

-- name: PutFeed :exec
INSERT INTO absence_feed (organisation_id, id, version, name, staff_id, department, address, fault, events, read_at) VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (organisation_id, id) DO UPDATE SET version = absence_feed.version + 1, name = excluded.name, fault = excluded.fault, events = excluded.events, read_at = excluded.read_at;

-- name: Feeds :many
SELECT * FROM absence_feed WHERE organisation_id = $1 ORDER BY name, id;

-- name: Feed :one
SELECT * FROM absence_feed WHERE organisation_id = $1 AND id = $2;

-- name: DeleteFeed :execrows
DELETE FROM absence_feed WHERE organisation_id = $1 AND id = $2;

-- name: AddRouteChoice :exec
INSERT INTO route_choice (organisation_id, id, at, product, proposed, why, chosen, reason, source, subject_id, staff_id, staff_name)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);

-- name: RouteCountsOf :many
SELECT proposed, chosen, COUNT(*) AS n FROM route_choice WHERE organisation_id = $1 AND product = $2 AND at >= $3 GROUP BY proposed, chosen ORDER BY proposed, chosen;

-- name: RouteChoices :many
SELECT * FROM route_choice WHERE organisation_id = $1 AND at >= $2 ORDER BY at DESC, id DESC LIMIT $3;

-- name: PutRouteDecision :exec
INSERT INTO route_decision (organisation_id, product, department, accepted, at, staff_id, staff_name) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (organisation_id, product, department) DO UPDATE SET accepted = excluded.accepted, at = excluded.at, staff_id = excluded.staff_id, staff_name = excluded.staff_name;

-- name: RouteDecisions :many
SELECT * FROM route_decision WHERE organisation_id = $1 ORDER BY product, department;

-- name: AddChase :exec
INSERT INTO chase (organisation_id, id, task_id, day, escalated, at, by_id, by_name, to_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- name: AddChaseOnce :exec
INSERT INTO chase (organisation_id, id, task_id, day, escalated, at, by_id, by_name, to_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING;

-- name: ChasesSince :many
SELECT * FROM chase WHERE organisation_id = $1 AND at >= $2 AND undone_at IS NULL ORDER BY at, id;

-- name: UndoChase :execrows
UPDATE chase SET undone_at = $3 WHERE organisation_id = $1 AND id = $2 AND undone_at IS NULL;

-- name: Chase :one
SELECT * FROM chase WHERE organisation_id = $1 AND id = $2;

-- name: Accept :exec
INSERT INTO agreement_accept (organisation_id, agreement_id, version, side, staff_id, staff_name, at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING;

-- name: Accepts :many
SELECT * FROM agreement_accept WHERE organisation_id = $1 AND agreement_id = $2 ORDER BY version DESC, side;

-- name: AllAccepts :many
SELECT * FROM agreement_accept WHERE organisation_id = $1 ORDER BY agreement_id, version DESC, side;

-- name: AddAgreementPromise :exec
INSERT INTO agreement_promise (organisation_id, id, agreement_id, side, sentence, measure, promise) VALUES ($1, $2, $3, $4, $5, $6, $7);

-- name: AgreementPromises :many
SELECT * FROM agreement_promise WHERE organisation_id = $1 AND agreement_id = $2 AND ended_at IS NULL ORDER BY id;

-- name: AllAgreementPromises :many
SELECT * FROM agreement_promise WHERE organisation_id = $1 AND ended_at IS NULL ORDER BY agreement_id, id;

-- name: EndAgreementPromise :execrows
UPDATE agreement_promise SET ended_at = $3 WHERE organisation_id = $1 AND id = $2 AND ended_at IS NULL;

-- name: TopProducts :many
SELECT product, COUNT(*) AS n FROM contact_question
WHERE organisation_id = $1 AND department = $2 AND received_at >= $3 AND received_at < $4 AND first_department = 1 GROUP BY product ORDER BY n DESC, product LIMIT 10;
