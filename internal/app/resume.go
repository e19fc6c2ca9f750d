package app

import (
	"context"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"strconv"

	"handvest/internal/calendar"
	"handvest/internal/store"
	"handvest/internal/town"
)

// goOn finds the place where an earlier run of the same demo stopped.
func (p *play) goOn(ctx context.Context) error {
	if err := p.history(ctx); err != nil {
		return err
	}
	if p.sign() != p.scene.Sign {
		p.demo.say("In %s staat een Elzermonde van een andere uitgave van Handvest; dat maakt plaats voor dit.",
			"%s holds an Elzermonde of another release of Handvest; it makes room for this one.", p.demo.Config.DB)
		return errAnother
	}
	at := p.scene.Start
	for key, read := range map[string]func(int64){
		historySetting: func(n int64) { p.chunk = int(n) },
		liveSetting:    func(n int64) { at = calendar.Instant(n) },
	} {
		text, err := p.setting(ctx, key)
		if err != nil || text == "" {
			if err != nil {
				return err
			}
			continue
		}
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return fmt.Errorf("read %s: %w", key, err)
		}
		read(n)
	}
	if err := p.layOut(ctx); err != nil {
		return err
	}
	p.old = p.old[min(p.chunk*chunkSize, len(p.old)):]
	p.town.Skip(at)
	last, err := p.lastRecorded(ctx)
	if err != nil {
		return err
	}
	p.pace.From = max(at, last+1)
	p.clock.stand(p.pace.From)
	p.demo.say("Elzermonde gaat verder waar het gebleven was: %s. Met --fresh begint het opnieuw.",
		"Elzermonde goes on where it stopped: %s. With --fresh it begins again.", p.moment(p.pace.From))
	return nil
}

// moment is a moment in the town as people read it there.
func (p *play) moment(at calendar.Instant) string {
	d, second := p.pace.Open.Zone().Local(at)
	return fmt.Sprintf("%s %02d:%02d", d, second/3600, second/60%60)
}

// townOf rises when the people of the town or what they write down change.
const townOf = 1

// sign tells two towns apart: by what happened, and by what was promised.
func (p *play) sign() uint64 {
	sum := fnv.New64a()
	sum.Write([]byte{townOf})
	sum.Write(town.CharterFile())
	sum.Write(town.KnowledgeFiles())
	sum.Write(town.CardFiles())
	var b [9]byte
	for _, c := range p.old {
		sum.Write([]byte(c.Subject.Ref))
		for _, e := range c.Events {
			binary.LittleEndian.PutUint64(b[:], uint64(e.At))
			b[8] = byte(e.Kind)
			sum.Write(b[:])
		}
	}
	return sum.Sum64()
}

// lastRecorded is when the last row of the journal was written: time does not
// run back behind it.
func (p *play) lastRecorded(ctx context.Context) (calendar.Instant, error) {
	last := calendar.Instant(0)
	err := p.app.DB.Read(ctx, func(tx *store.Tx) error {
		feed, err := tx.LastFeed(ctx)
		if err != nil {
			return err
		}
		rows, err := tx.ReadFeed(ctx, feed-1, 1)
		for _, r := range rows {
			last = r.Recorded
		}
		return err
	})
	return last, err
}
