-- name: PutBanner :execrows
INSERT INTO banner (organisation_id, id, version, disruption, title, body, words, products, from_at, until_at, by_id, by_name)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
ON CONFLICT (organisation_id, id) DO UPDATE
SET version = excluded.version, disruption = excluded.disruption, title = excluded.title, body = excluded.body, words = excluded.words,
    products = excluded.products, from_at = excluded.from_at, until_at = excluded.until_at
WHERE banner.version = excluded.version - 1;

-- name: Banner :one
SELECT * FROM banner WHERE organisation_id = $1 AND id = $2;

-- Those that end after a moment, with whether one person read them.
-- name: CurrentBanners :many
SELECT b.id, b.version, b.disruption, b.title, b.body, b.words, b.products, b.from_at, b.until_at, b.by_id, b.by_name,
    CAST(COALESCE(r.version, 0) AS INTEGER) AS read_version
FROM banner b LEFT JOIN banner_read r ON r.organisation_id = b.organisation_id AND r.banner_id = b.id AND r.staff_id = sqlc.arg(staff_id)
WHERE b.organisation_id = sqlc.arg(organisation_id) AND b.until_at > sqlc.arg(now) ORDER BY b.until_at, b.id;

-- name: PastBanners :many
SELECT * FROM banner WHERE organisation_id = $1 AND until_at <= $2 ORDER BY until_at DESC, id DESC LIMIT $3;

-- name: PutBannerRead :execrows
INSERT INTO banner_read (organisation_id, banner_id, staff_id, version, name, read_at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (organisation_id, banner_id, staff_id) DO UPDATE SET version = excluded.version, name = excluded.name, read_at = excluded.read_at;

-- name: BannerReaders :many
SELECT staff_id, version, name, read_at FROM banner_read WHERE organisation_id = $1 AND banner_id = $2 ORDER BY read_at, staff_id;
