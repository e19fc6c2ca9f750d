package calendar

import (
	"sync"
	"time"
	_ "time/tzdata" // the binary stands alone

	"handvest/internal/fault"
)

// Amsterdam is the zone of an organisation that names none.
const Amsterdam = "Europe/Amsterdam"

const msDay = 86_400_000

// Zone turns UTC into local time and back, without allocation, from a table of
// the clock changes between 1970 and 2100 (T-11).
type Zone struct {
	name   string
	pieces []piece  // in order of time
	at     []uint16 // per UTC day: the piece in which that day begins
}

// piece is a stretch of time with one offset from UTC.
type piece struct {
	from, to int64 // milliseconds UTC
	offset   int64 // milliseconds east of UTC
}

var zones sync.Map // name -> *Zone

// LoadZone finds a zone by its IANA name; empty is Europe/Amsterdam.
func LoadZone(name string) (*Zone, error) {
	if name == "" {
		name = Amsterdam
	}
	if z, ok := zones.Load(name); ok {
		return z.(*Zone), nil
	}
	loc, err := time.LoadLocation(name)
	if err != nil || name == "Local" {
		return nil, fault.Newf(fault.Invalid,
			"de tijdzone %q is onbekend; gebruik een IANA-naam, zoals Europe/Amsterdam",
			"the time zone %q is unknown; use an IANA name, such as Europe/Amsterdam", clip(name)).Because(err)
	}
	z, _ := zones.LoadOrStore(name, compileZone(name, loc))
	return z.(*Zone), nil
}

func compileZone(name string, loc *time.Location) *Zone {
	z := &Zone{name: name}
	begin, end := int64(First)*msDay, int64(Last+2)*msDay
	for t := time.UnixMilli(begin).In(loc); ; {
		_, to := t.ZoneBounds()
		if !to.IsZero() && !to.After(t) { // on 31 December of leap years past the table the bound may not move
			to = t.AddDate(0, 0, 1)
		}
		_, offset := t.Zone()
		p := piece{from: t.UnixMilli(), to: 1 << 62, offset: int64(offset) * 1000}
		if len(z.pieces) == 0 {
			p.from = -1 << 62
		}
		last := to.IsZero() || to.UnixMilli() >= end
		if !last {
			p.to = to.UnixMilli()
		}
		if n := len(z.pieces); n > 0 && z.pieces[n-1].offset == p.offset {
			z.pieces[n-1].to = p.to
		} else {
			z.pieces = append(z.pieces, p)
		}
		if last {
			break
		}
		t = to
	}
	z.at = make([]uint16, Last-First+3)
	k := 0
	for i := range z.at {
		for int64(i)*msDay >= z.pieces[k].to {
			k++
		}
		z.at[i] = uint16(k)
	}
	return z
}

// Name is the IANA name of the zone.
func (z *Zone) Name() string { return z.name }

// near is the piece in which a UTC day begins.
func (z *Zone) near(day int64) int {
	if day < 0 {
		return 0
	}
	if day >= int64(len(z.at)) {
		return len(z.pieces) - 1
	}
	return int(z.at[day])
}

// local is the instant as milliseconds of local time since 1970.
func (z *Zone) local(i Instant) int64 {
	t := int64(i)
	k := z.near(floorDiv(t, msDay))
	for t >= z.pieces[k].to {
		k++
	}
	return t + z.pieces[k].offset
}

// Offset is how far local time is ahead of UTC at an instant, in seconds.
func (z *Zone) Offset(i Instant) int { return int((z.local(i) - int64(i)) / 1000) }

// Date is the local date of an instant.
func (z *Zone) Date(i Instant) Date { return Date(floorDiv(z.local(i), msDay)) }

// Local is the local date of an instant and the second of that day on the clock.
func (z *Zone) Local(i Instant) (Date, int32) {
	l := z.local(i)
	d := floorDiv(l, msDay)
	return Date(d), int32((l - d*msDay) / 1000)
}

// At is the instant at which the clock shows a second of a day. A time that
// the clock skips moves forward; of a repeated time it is the first (T-11).
func (z *Zone) At(d Date, secondOfDay int32) Instant {
	return z.instant(int64(d)*msDay + int64(secondOfDay)*1000)
}

func (z *Zone) instant(local int64) Instant {
	k := z.near(floorDiv(local, msDay) - 1)
	for {
		p := &z.pieces[k]
		t := local - p.offset
		if t < p.to || t < p.to+(z.pieces[k+1].offset-p.offset) {
			return Instant(t)
		}
		k++
	}
}

// EndOfDay is 23:59:59 local time, at which terms in days and more end (T-10).
func (z *Zone) EndOfDay(d Date) Instant { return z.At(d, 86399) }

// StartOfDay is the first instant of a local day.
func (z *Zone) StartOfDay(d Date) Instant { return z.At(d, 0) }

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
