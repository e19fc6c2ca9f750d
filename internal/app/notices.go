package app

import (
	"context"
	"time"

	"handvest/internal/jobs"
)

// noticeJobs tell citizens what happened: plan it, speak for colleagues who did
// not say why something is late, put it in envelopes, and hand those over.
func (a *App) noticeJobs(every time.Duration) []jobs.Job {
	const rows, most = 2000, 500 // of the journal, and notices, a round
	id := a.Config.Organisation
	all := []jobs.Job{
		{Name: "notices", Every: every, Do: func(ctx context.Context) (bool, error) { return a.Actions.FollowNotices(ctx, id, rows) }},
		{Name: "late", Every: every, Do: func(ctx context.Context) (bool, error) { return a.Actions.AnswerLate(ctx, id, most) }},
		{Name: "leave", Every: every, Do: func(ctx context.Context) (bool, error) { return a.Actions.LeaveNotices(ctx, id, most) }},
		{Name: "send", Every: every, Do: func(ctx context.Context) (bool, error) { return a.Actions.SendDispatches(ctx, id) }},
	}
	if a.Config.SMTPMaildir != "" {
		all = append(all, jobs.Job{Name: "bounces", Every: 20 * time.Second, Do: a.cameBack})
	}
	return all
}
