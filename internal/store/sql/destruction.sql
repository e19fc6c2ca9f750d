-- name: ComplaintsToDestroy :many
SELECT * FROM complaint AS c WHERE c.organisation_id = $1 AND c.keep_until < $2 AND c.running = 0
  AND NOT EXISTS (SELECT 1 FROM destruction_record AS r WHERE r.organisation_id = c.organisation_id AND r.record_id = c.id AND r.slot = 0)
ORDER BY c.keep_until, c.id LIMIT $3;

-- name: AddDestruction :exec
INSERT INTO destruction (organisation_id, id, state, proposer_id, proposer_name, proposed_at, decider_id, decider_name, decided_at, reason, done_at)
VALUES ($1, $2, $3, $4, $5, $6, 0, '', NULL, '', NULL);

-- name: Destruction :one
SELECT * FROM destruction WHERE organisation_id = $1 AND id = $2;

-- name: Destructions :many
SELECT d.id, d.state, d.proposer_id, d.proposer_name, d.proposed_at, d.decider_id, d.decider_name, d.decided_at, d.reason, d.done_at,
    CAST(COUNT(r.record_id) AS BIGINT) AS records,
    CAST(COALESCE(SUM(CASE WHEN r.fate = 'destroyed' THEN 1 ELSE 0 END), 0) AS BIGINT) AS destroyed,
    CAST(COALESCE(SUM(CASE WHEN r.fate = 'spared' THEN 1 ELSE 0 END), 0) AS BIGINT) AS spared
FROM destruction AS d LEFT JOIN destruction_record AS r ON r.organisation_id = d.organisation_id AND r.destruction_id = d.id
WHERE d.organisation_id = $1
GROUP BY d.id, d.state, d.proposer_id, d.proposer_name, d.proposed_at, d.decider_id, d.decider_name, d.decided_at, d.reason, d.done_at
ORDER BY d.id DESC LIMIT $2;

-- name: DestructionsIn :many
SELECT id FROM destruction WHERE organisation_id = $1 AND state = $2 ORDER BY id;

-- name: DecideDestruction :execrows
UPDATE destruction SET state = $3, decider_id = $4, decider_name = $5, decided_at = $6, reason = $7 WHERE organisation_id = $1 AND id = $2 AND state = 'proposed';

-- name: EndDestruction :execrows
UPDATE destruction SET state = 'done', done_at = $3 WHERE organisation_id = $1 AND id = $2 AND state = 'approved';

-- name: DestructionRecords :many
SELECT * FROM destruction_record WHERE organisation_id = $1 AND destruction_id = $2 ORDER BY record_id;

-- name: SettleRecord :execrows
UPDATE destruction_record SET slot = $2, fate = $4, why = $5, hash = $6, at = $7
WHERE organisation_id = $1 AND destruction_id = $2 AND record_id = $3 AND fate = 'waits';

-- name: FreeRecords :exec
UPDATE destruction_record SET slot = destruction_id, fate = 'spared' WHERE organisation_id = $1 AND destruction_id = $2 AND fate = 'waits';

-- name: AddTrace :exec
INSERT INTO complaint_trace (organisation_id, id, received_day, body) VALUES ($1, $2, $3, $4);

-- name: Traces :many
SELECT * FROM complaint_trace WHERE organisation_id = $1 AND received_day >= $2 AND received_day <= $3 ORDER BY received_day, id;
