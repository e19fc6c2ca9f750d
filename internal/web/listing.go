package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// listPage is how many rows one page of a list has.
const listPage = 25

// listing is one list that is being made: the question in the address, and the
// words of the organisation.
type listing struct {
	s      *Server
	r      kit.Reader
	who    action.Actor
	query  url.Values
	path   string
	labels labelNames
}

func (s *Server) listing(r *http.Request, reader kit.Reader) (*listing, error) {
	l := &listing{s: s, r: reader, who: s.who(r), query: r.URL.Query(), path: r.URL.Path}
	var err error
	l.labels, err = s.labelNames(r.Context(), l.who)
	return l, err
}

// with is the address of this list with one thing changed.
func (l *listing) with(pairs ...string) string {
	q := url.Values{}
	for k, v := range l.query {
		if len(v) > 0 && v[0] != "" {
			q.Set(k, v[0])
		}
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		if q.Del(pairs[i]); pairs[i+1] != "" {
			q.Set(pairs[i], pairs[i+1])
		}
	}
	if len(q) == 0 {
		return l.path
	}
	return l.path + "?" + q.Encode()
}

// csv is the same question to a file.
func (l *listing) csv(to string) string {
	if q := strings.TrimPrefix(l.with("na", ""), l.path); q != "" {
		return to + q
	}
	return to
}

// day reads a date of a form; NoInstant when there is none. The end of a period
// is the beginning of the next day.
func (l *listing) day(name string, end bool) calendar.Instant {
	d, err := calendar.ParseDate(l.query.Get(name))
	if err != nil || l.r.Zone == nil {
		return calendar.NoInstant
	}
	if end {
		d = d.AddDays(1)
	}
	return l.r.Zone.StartOfDay(d)
}

// choice is a list of choices with "all" in front.
func (l *listing) choice(name, label, all string, labels []action.Label) kit.Field {
	f := kit.Field{Name: name, Label: label, Choices: []kit.Choice{{Text: all, On: l.query.Get(name) == ""}}}
	for _, x := range labels {
		f.Choices = append(f.Choices, kit.Choice{Value: x.Code, Text: x.Name, On: l.query.Get(name) == x.Code})
	}
	return f
}

func (l *listing) channels() kit.Field {
	f := kit.Field{Name: "kanaal", Label: l.r.T("Kanaal", "Channel"), Choices: []kit.Choice{{Text: l.r.T("Alle kanalen", "All channels"), On: l.query.Get("kanaal") == ""}}}
	for _, c := range contact.Channels {
		f.Choices = append(f.Choices, kit.Choice{Value: string(c), Text: channelName(l.r, c), On: l.query.Get("kanaal") == string(c)})
	}
	return f
}

func (l *listing) departments() kit.Field {
	return l.choice("afdeling", l.r.T("Afdeling", "Department"), l.r.T("Alle afdelingen", "All departments"), l.labels.departments)
}

func (l *listing) products() kit.Field {
	return l.choice("product", l.r.T("Onderwerp", "Subject"), l.r.T("Alle onderwerpen", "All subjects"), l.labels.products)
}

// party is the name of a party, or a word for who is unknown or shielded.
func (l *listing) party(names map[int64]string, id int64, unknown string) string {
	switch name, known := names[id]; {
	case known:
		return name
	case id != 0:
		return l.r.T("Afgeschermd", "Shielded")
	}
	return unknown
}

// topic is what a question is about, in the words of the organisation.
func (l *listing) topic(q *contact.Question) page.Cell {
	if q.Product == "" {
		return page.Cell{Text: q.Topic()}
	}
	return page.Cell{Text: l.labels.product(q.Product), Note: q.Subject}
}

// endingName is how a question ended.
func endingName(r kit.Reader, e contact.Ending) string {
	switch e {
	case contact.Answered:
		return r.T("Direct beantwoord", "Answered at once")
	case contact.ToTask:
		return r.T("Taak voor afdeling", "Task for department")
	case contact.ToCallback:
		return r.T("Terugbellen", "Call back")
	case contact.Transferred:
		return r.T("Doorverbonden", "Put through")
	case contact.Voiced:
		return r.T("Klacht, compliment of idee", "Complaint, compliment or idea")
	}
	for _, c := range endingNames(r, e) {
		if c.Value == string(e) && c.Value != "" {
			return c.Text
		}
	}
	return string(e)
}

// solvedName is the answer to the closing question.
func solvedName(r kit.Reader, s contact.Solved) (string, kit.Tone) {
	switch s {
	case contact.Yes:
		return r.T("Geholpen", "Helped"), kit.Kept
	case contact.No:
		return r.T("Niet geholpen", "Not helped"), kit.Late
	case contact.NotAsked:
		return r.T("Niet gevraagd", "Not asked"), kit.Out
	}
	return r.T("Niet vastgelegd", "Not recorded"), kit.Out
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }
