package servicelog

import (
	"bytes"
	"hash/maphash"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
)

// moment works out one moment of the row.
func (r *Reader) moment(k *momentReader, rec *Record) *Problem {
	if !r.holds(k.when) {
		return r.missing(k)
	}
	at := calendar.NoInstant
	if k.After != charter.NoEvent {
		length, found, p := r.length(k)
		if p != nil {
			return p
		}
		if start := r.at[k.After]; found && start.Known() {
			at = start + calendar.Instant(length)
		}
	} else {
		value := r.join(k.columns)
		if value == nil {
			return r.missing(k)
		}
		var p *Problem
		if at, p = r.read(k, value, rec); p != nil {
			return p
		}
	}
	if !at.Known() {
		return r.missing(k)
	}
	reason := ""
	if k.reason >= 0 {
		reason, _ = r.Log.Format.Encoding.text(r.field(k.reason))
	}
	r.at[k.Event] = at
	r.arena = append(r.arena, clock.Event{At: at, Kind: k.Event, Reason: reason, Until: calendar.NoInstant})
	return nil
}

func (r *Reader) missing(k *momentReader) *Problem {
	if !k.Required {
		return nil
	}
	return reject("no_start", "het moment %s ontbreekt; zonder dat moment loopt er geen termijn", "the moment %s is missing; without it no term runs", k.Event).
		in(k.name, r.join(k.columns))
}

// join puts the columns of one time behind each other; nil when one is empty.
func (r *Reader) join(columns []int) []byte {
	if len(columns) == 1 {
		f := r.field(columns[0])
		if r.empty[string(f)] {
			return nil
		}
		return f
	}
	r.joined = r.joined[:0]
	for n, i := range columns {
		f := r.field(i)
		if r.empty[string(f)] {
			return nil
		}
		if n > 0 {
			r.joined = append(r.joined, ' ')
		}
		r.joined = append(r.joined, f...)
	}
	return r.joined
}

// length adds up the columns of a length of time; found is false when all are empty.
func (r *Reader) length(k *momentReader) (total int64, found bool, p *Problem) {
	for n, i := range k.columns {
		f := r.field(i)
		if r.empty[string(f)] {
			continue
		}
		ms, ok := parseDuration(f, k.Unit)
		if !ok {
			return 0, false, reject("duration", "dit is geen tijdsduur; verwacht wordt een getal vanaf 0 of uu:mm:ss", "this is not a length of time; a number from 0 or hh:mm:ss is expected").
				in(k.Columns[n].Name, f)
		}
		total, found = total+ms, true
	}
	return total, found, nil
}

// read turns a written time into an instant.
func (r *Reader) read(k *momentReader, value []byte, rec *Record) (calendar.Instant, *Problem) {
	for i := range k.layouts {
		m, ok := k.layouts[i].parse(value)
		if !ok {
			continue
		}
		at, how := k.local.instant(m, k.DateEnd, r.Mapping.Skipped, r.Mapping.Repeated)
		if how == once {
			return at, nil
		}
		return at, r.inDoubt(k, how, value, rec)
	}
	written := ""
	for i, l := range k.layouts {
		if i > 0 {
			written += ", "
		}
		written += l.Text
	}
	return 0, reject("time", "dit is geen bestaande datum of tijd, geschreven als %s", "this is not an existing date or time, written as %s", written).in(k.name, value)
}

// inDoubt tells of a local time that the change of the clock skips or repeats.
func (r *Reader) inDoubt(k *momentReader, how fit, value []byte, rec *Record) *Problem {
	m, zone := r.Mapping, k.local.loc.String()
	var p *Problem
	switch {
	case how == skipped && m.Skipped == RejectTime:
		p = reject("skipped_time", "deze tijd bestaat niet in %s: de klok ging toen een uur vooruit", "this time does not exist in %s: the clock went forward an hour", zone)
	case how == skipped:
		p = report("skipped_time", "deze tijd bestaat niet in %s (de klok ging vooruit); gelezen als een uur later", "this time does not exist in %s (the clock went forward); read as an hour later", zone)
	case m.Repeated == RejectTime:
		p = reject("repeated_time", "deze tijd komt in %s twee keer voor: de klok ging toen een uur terug", "this time comes twice in %s: the clock went back an hour", zone)
	case m.Repeated == Second:
		p = report("repeated_time", "deze tijd komt in %s twee keer voor; gelezen als de tweede keer", "this time comes twice in %s; read as the second", zone)
	default:
		p = report("repeated_time", "deze tijd komt in %s twee keer voor; gelezen als de eerste keer", "this time comes twice in %s; read as the first", zone)
	}
	p.in(k.name, value)
	if p.Rejected {
		return p
	}
	rec.Problems = append(rec.Problems, p)
	return nil
}

// pause adds the begin and the end of a stretch.
func (r *Reader) pause(k *pauseReader, rec *Record) *Problem {
	rule := momentReader{MomentRule: &MomentRule{}, layouts: r.Mapping.Layouts, local: &r.local, reason: -1}
	reason := k.Reason
	if k.because >= 0 {
		reason, _ = r.Log.Format.Encoding.text(r.field(k.because))
	}
	from, to := r.field(k.from), r.field(k.to)
	if r.empty[string(from)] {
		return nil
	}
	rule.name = k.From.Name
	begin, p := r.read(&rule, from, rec)
	if p != nil {
		return p
	}
	r.arena = append(r.arena, clock.Event{At: begin, Kind: charter.Paused, Reason: reason, Until: calendar.NoInstant})
	if r.empty[string(to)] {
		return nil
	}
	rule.name = k.To.Name
	end, p := r.read(&rule, to, rec)
	if p != nil {
		return p
	}
	if end < begin {
		rec.Problems = append(rec.Problems, report("contradiction", "de pauze eindigt voor zij begint; zij telt niet mee", "the pause ends before it begins; it does not count").in(k.To.Name, to))
		r.arena = r.arena[:len(r.arena)-1]
		return nil
	}
	r.arena = append(r.arena, clock.Event{At: end, Kind: charter.Resumed, Reason: reason, Until: calendar.NoInstant})
	return nil
}

// after are the events that cannot come before a subject is received.
var after = []charter.Event{charter.Answered, charter.Helped, charter.Started, charter.Decided, charter.Delivered, charter.Closed, charter.Abandoned, charter.WithdrawnByCustomer}

// contradiction reports a row that ends before it begins. It is imported, and
// counts in no figure.
func (r *Reader) contradiction(rec *Record) {
	start := r.at[charter.Received]
	if !start.Known() {
		start = r.at[charter.Registered]
	}
	if !start.Known() {
		return
	}
	for _, e := range after {
		if at := r.at[e]; at.Known() && at < start {
			p := report("contradiction", "%s ligt voor het moment van ontvangst; de rij is opgeslagen en telt in geen enkel cijfer mee",
				"%s lies before the moment of receipt; the row is stored and counts in no figure", e)
			for i := range r.moments {
				if k := &r.moments[i]; k.Event == e {
					p.in(k.name, r.join(k.columns))
				}
			}
			rec.Problems = append(rec.Problems, p)
		}
	}
}

// duplicate reports a row that differs from an earlier one in nothing but its
// reference.
func (r *Reader) duplicate(rec *Record) {
	if r.seenRows == nil {
		return
	}
	var h maphash.Hash
	h.SetSeed(r.seed)
	for i, f := range r.row.Fields {
		if !contains(r.refs, i) {
			h.Write(bytes.TrimSpace(f))
		}
		h.WriteByte(0x1f)
	}
	key := h.Sum64()
	if first, seen := r.seenRows[key]; seen {
		rec.Problems = append(rec.Problems, report("duplicate", "de rij is gelijk aan regel %d, op het kenmerk na; beide zijn opgeslagen",
			"the row equals line %d but for its reference; both are stored", first))
		return
	}
	r.seenRows[key] = r.row.Line
}

func contains(list []int, x int) bool {
	for _, v := range list {
		if v == x {
			return true
		}
	}
	return false
}
