-- name: Entitlement :one
SELECT * FROM entitlement WHERE organisation_id = $1 AND id = $2;

-- name: EntitlementsOfSubject :many
SELECT * FROM entitlement WHERE organisation_id = $1 AND subject_id = $2 ORDER BY created_at, id;

-- name: EntitlementsOfBatch :many
SELECT * FROM entitlement WHERE organisation_id = $1 AND batch_id = $2 AND batch_id <> 0 ORDER BY decided_at, id;

-- The ones to pay: the first granted first.
-- name: EntitlementsToPay :many
SELECT * FROM entitlement WHERE organisation_id = $1 AND apology = 0 AND state = 'approved' ORDER BY created_at, id LIMIT $2;

-- name: WaitingEntitlements :many
SELECT id, version, cents FROM entitlement WHERE organisation_id = $1 AND promise = $2 AND state = 'waiting' ORDER BY decided_at, id LIMIT $3;

-- name: PromisesThatWait :many
SELECT DISTINCT promise FROM entitlement WHERE organisation_id = $1 AND apology = 0 AND state = 'waiting' ORDER BY promise;

-- name: ChangeEntitlement :execrows
UPDATE entitlement SET version = $4, party_id = $5, complaint = $6, state = $7, cause = $8, holder = $9, iban = $10, refusal = $11, reason = $12, asker_id = $13,
    asker_name = $14, approver_id = $15, approver_name = $16, year = $17, batch_id = $18, asked_at = $19, decided_at = $20, paid_at = $21
WHERE organisation_id = $1 AND id = $2 AND version = $3;

-- name: FundEntitlement :execrows
UPDATE entitlement SET version = version + 1, state = 'approved', year = $4
WHERE organisation_id = $1 AND id = $2 AND version = $3 AND state = 'waiting';

-- name: PayEntitlement :execrows
UPDATE entitlement SET version = version + 1, state = 'paid', batch_id = $4, paid_at = $5, holder = $6, iban = $7
WHERE organisation_id = $1 AND id = $2 AND version = $3 AND state = 'approved' AND batch_id = 0;

-- name: UnpayBatch :execrows
UPDATE entitlement SET version = version + 1, state = 'approved', batch_id = 0, paid_at = NULL
WHERE organisation_id = $1 AND batch_id = $2 AND batch_id <> 0 AND state = 'paid';

-- How many were granted for what was broken from a moment on, apologies left out.
-- name: CountGranted :one
SELECT CAST(COUNT(*) AS BIGINT) AS n FROM entitlement
WHERE organisation_id = $1 AND promise = $2 AND state IN ('approved', 'paid', 'waiting') AND apology = 0 AND due_at >= CAST($3 AS BIGINT);

-- name: PutBudget :execrows
INSERT INTO remedy_budget (organisation_id, year, promise, version, cents, used) VALUES ($1, $2, $3, $4, $5, 0)
ON CONFLICT (organisation_id, year, promise) DO UPDATE SET version = excluded.version, cents = excluded.cents
WHERE remedy_budget.version = excluded.version - 1 AND remedy_budget.used <= excluded.cents;

-- name: Budget :one
SELECT * FROM remedy_budget WHERE organisation_id = $1 AND year = $2 AND promise = $3;

-- name: Budgets :many
SELECT * FROM remedy_budget WHERE organisation_id = $1 AND year = $2 ORDER BY promise;

-- What does not fit is not taken.
-- name: TakeBudget :execrows
UPDATE remedy_budget SET used = used + CAST(sqlc.arg(taken) AS BIGINT)
WHERE organisation_id = sqlc.arg(organisation_id) AND year = sqlc.arg(year) AND promise = sqlc.arg(promise) AND used + CAST(sqlc.arg(taken) AS BIGINT) <= cents;

-- name: GiveBackBudget :execrows
UPDATE remedy_budget SET used = used - CAST(sqlc.arg(given) AS BIGINT)
WHERE organisation_id = sqlc.arg(organisation_id) AND year = sqlc.arg(year) AND promise = sqlc.arg(promise) AND used >= CAST(sqlc.arg(given) AS BIGINT);

-- Who changes what is granted for a promise takes turns by holding its budget.
-- name: HoldBudget :execrows
UPDATE remedy_budget SET used = used WHERE organisation_id = $1 AND year = $2 AND promise = $3;

-- name: CopyBudgets :execrows
INSERT INTO remedy_budget (organisation_id, year, promise, version, cents, used)
SELECT b.organisation_id, CAST(sqlc.arg(next) AS INTEGER), b.promise, 1, b.cents, 0 FROM remedy_budget AS b
WHERE b.organisation_id = sqlc.arg(organisation_id) AND b.year = sqlc.arg(year) AND b.cents > 0
ON CONFLICT (organisation_id, year, promise) DO NOTHING;

-- name: PutCause :execrows
INSERT INTO good_cause (organisation_id, id, version, code, name, about_nl, about_en, holder, iban, active) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
ON CONFLICT (organisation_id, id) DO UPDATE SET version = excluded.version, name = excluded.name, about_nl = excluded.about_nl, about_en = excluded.about_en,
    holder = excluded.holder, iban = excluded.iban, active = excluded.active
WHERE good_cause.version = excluded.version - 1;

-- name: Causes :many
SELECT * FROM good_cause WHERE organisation_id = $1 ORDER BY name, id;

-- name: AddPayout :exec
INSERT INTO payout (organisation_id, id, version, form, state, supplier, payer, iban, execute_date, lines, cents, by_id, by_name, created_at, handed_at, handed_name)
VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, NULL, '');

-- name: Payout :one
SELECT * FROM payout WHERE organisation_id = $1 AND id = $2;

-- name: Payouts :many
SELECT * FROM payout WHERE organisation_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3;

-- name: ChangePayout :execrows
UPDATE payout SET version = version + 1, state = $4, handed_at = $5, handed_name = $6 WHERE organisation_id = $1 AND id = $2 AND version = $3;

-- name: AddImprovement :execrows
INSERT INTO improvement (organisation_id, id, version, promise, slot, state, title, owner_id, owner_name, cause, measure, due_date, value_before, value_after, payouts,
    cases, from_at, opened_at, closed_at, closed_name, origin, cause_key, department, body)
VALUES ($1, $2, 1, $3, 0, 'open', $4, 0, '', $5, '', NULL, $6, '', $7, $8, $9, $10, NULL, '', $11, $12, $13, $14)
ON CONFLICT (organisation_id, promise, cause_key, slot) DO NOTHING;

-- name: ChangeImprovement :execrows
UPDATE improvement SET version = $4, slot = $5, state = $6, title = $7, owner_id = $8, owner_name = $9, cause = $10, measure = $11, due_date = $12, value_before = $13,
    value_after = $14, closed_at = $15, closed_name = $16, department = $17, body = $18
WHERE organisation_id = $1 AND id = $2 AND version = $3;

-- name: Improvement :one
SELECT * FROM improvement WHERE organisation_id = $1 AND id = $2;

-- name: Improvements :many
SELECT * FROM improvement WHERE organisation_id = $1 AND origin = $2 ORDER BY opened_at DESC, id DESC LIMIT $3;

-- The last one of a promise that was closed: what was paid before it counts for
-- no new alarm.
-- name: LastLearned :one
SELECT CAST(COALESCE(MAX(closed_at), 0) AS BIGINT) AS closed_at FROM improvement WHERE organisation_id = $1 AND promise = $2;

-- The same for each cause of complaints: when its last one was closed, and the
-- one that is open.
-- name: CausesLearned :many
SELECT cause_key, CAST(COALESCE(MAX(closed_at), 0) AS BIGINT) AS closed_at, CAST(MAX(CASE WHEN slot = 0 THEN id ELSE 0 END) AS BIGINT) AS open_id
FROM improvement WHERE organisation_id = $1 AND origin = 'complaint' GROUP BY cause_key;


-- Apologies are given by the late notice itself, once it left.
-- name: ApologiesTold :many
SELECT DISTINCT e.id, e.version, e.created_at FROM entitlement AS e JOIN notice AS n ON n.organisation_id = e.organisation_id AND n.subject_id = e.subject_id
WHERE e.organisation_id = $1 AND e.apology = 1 AND e.state = 'owed' AND n.kind = 'late' AND n.state = 'sent' AND n.promise = e.promise
ORDER BY e.created_at, e.id LIMIT $2;

-- name: GiveApology :execrows
UPDATE entitlement SET version = version + 1, state = 'paid', decided_at = $4, paid_at = $5 WHERE organisation_id = $1 AND id = $2 AND version = $3 AND state = 'owed';

-- name: CountWaiting :many
SELECT promise, CAST(COUNT(*) AS BIGINT) AS n FROM entitlement WHERE organisation_id = $1 AND apology = 0 AND state = 'waiting' GROUP BY promise;
