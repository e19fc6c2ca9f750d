package action

import (
	"context"
	"sync"
	"testing"
	"time"

	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/store"
)

func TestTheLastTwoPartsThatCloseAtOneMomentCloseTheWholeOnce(t *testing.T) {
	onTime(t, func(t *testing.T, _ *store.DB, a *Actions, _ *time.Time) {
		ctx, piet, zoe := context.Background(), worker(21, "Piet", "burgerzaken"), worker(22, "Zoe", "zorg", "buiten")
		for range 12 {
			task := finished(t, a, agent(11, "Anne")).Tasks[0]
			whole, parts, err := a.SplitTask(ctx, piet, task.ID, task.Version, []TaskPart{{Department: "zorg", Title: "Is er hulp?"}, {Department: "buiten", Title: "Ligt de stoep recht?"}})
			if err != nil {
				t.Fatal(err)
			}
			var both sync.WaitGroup
			start := make(chan struct{})
			for i := range parts {
				both.Go(func() {
					<-start
					for range 5 {
						_, err := a.AnswerTask(ctx, zoe, parts[i].ID, parts[i].Version, TaskDone{Answer: "Geregeld."})
						if f := fault.As(err); err == nil || f == nil || f.Kind != fault.Conflict {
							if err != nil {
								t.Error(err)
							}
							return
						}
					}
				})
			}
			close(start)
			both.Wait()
			one, err := a.TaskByID(ctx, piet, whole.ID)
			if err != nil || one.Task.State != handover.Closed {
				t.Fatalf("the whole is %+v: %v", one.Task, err)
			}
		}
	})
}
