package action

import (
	"context"
	"errors"
	"regexp"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/dutch"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// TemplatePreview is how words read while somebody writes them.
type TemplatePreview struct {
	Faults fault.List    // what is wrong; then there are no texts
	Parts  []notice.Part // what is required, and whether it is there
	Title  string        // with the facts of the sample
	Body   string        // as the citizen reads it: with greeting and closing
	Read   dutch.Report

	Real      bool // there is a recent notice of this kind
	RealTitle string
	RealBody  string // with the facts of that notice, but for the name
	RealAt    calendar.Instant
}

// PreviewTemplate shows words that are not saved: with the facts of the sample,
// and with those of the last notice of the kind. The name and number of the
// citizen of that notice are left out. It writes nothing.
func (a *Actions) PreviewTemplate(ctx context.Context, who Actor, t notice.Template) (p TemplatePreview, err error) {
	if err := who.May(staff.EditTemplate); err != nil {
		return p, err
	}
	if err := knownTemplate(t.Kind, t.Language); err != nil {
		return p, err
	}
	t = t.Tidy()
	p.Parts = t.Parts()
	text, err := t.Read()
	if err != nil {
		var l fault.List
		if errors.As(err, &l) {
			p.Faults = l
			return p, nil
		}
		return p, err
	}
	sample := notice.SampleOf(t.Kind, t.Language)
	if err := a.db.Read(ctx, func(tx *store.Tx) error { return ownValues(ctx, tx, who.Organisation, t.Language, sample) }); err != nil {
		return p, err
	}
	title, body, err := text.Render(sample)
	if err != nil {
		return p, err
	}
	p.Read = a.readOf(t.Language, title, body)
	p.Title, p.Body = title, body
	if t.Kind == notice.Frame {
		return p, nil
	}
	return p, a.db.Read(ctx, func(tx *store.Tx) error {
		if p.Body, err = framed(ctx, tx, who.Organisation, t.Language, sample, body); err != nil {
			return err
		}
		return a.realPreview(ctx, tx, who.Organisation, t, text, &p)
	})
}

// framed puts the greeting and the closing that hold around a text.
func framed(ctx context.Context, tx *store.Tx, organisation int64, language string, v notice.Values, body string) (string, error) {
	t, _, err := tx.LiveTemplate(ctx, organisation, notice.Frame, language)
	if err != nil {
		return "", err
	}
	frame, err := t.Read()
	if err != nil {
		return "", err
	}
	with := notice.Values{notice.Salutation: v[notice.Salutation], notice.Name: v[notice.Name]}
	if err := ownValues(ctx, tx, organisation, language, with); err != nil {
		return "", err
	}
	_, whole, err := notice.Bundle(frame, language, notice.Email, with, []notice.Notice{{Body: body}})
	return whole, err
}

// realPreview fills a text in with the facts of the last notice of its kind.
func (a *Actions) realPreview(ctx context.Context, tx *store.Tx, organisation int64, t notice.Template, text *notice.Text, p *TemplatePreview) error {
	n, there, err := tx.RecentNotice(ctx, organisation, t.Kind, t.Language)
	if err != nil || !there {
		return err
	}
	f, err := a.noticeFacts(ctx, tx, organisation, &n)
	if err != nil {
		return err
	}
	f.quiet = true
	v, err := f.values(ctx, text)
	if err != nil {
		return err
	}
	sample := notice.SampleOf(t.Kind, t.Language)
	for _, private := range []notice.Variable{notice.Name, notice.Salutation, notice.Number, notice.FollowLink, notice.Opinion} {
		v[private] = sample[private]
	}
	title, body, err := text.Render(v)
	if err != nil {
		if fault.As(err) != nil {
			return nil //nolint:nilerr // that notice lacked what these words need: only the sample is shown
		}
		return err
	}
	p.RealTitle, p.RealAt, p.Real = title, n.Created, true
	p.RealBody, err = framed(ctx, tx, organisation, t.Language, sample, body)
	return err
}

// readOf says how readable a notice is. Its title and each of its lines are
// sentences of their own, and nobody reads a link word by word.
func (a *Actions) readOf(language, title, body string) dutch.Report {
	if title != "" {
		body = strings.TrimRight(title, ".?:") + ".\n" + body
	}
	return notice.Readability(reader{a}, language, strings.ReplaceAll(webLink.ReplaceAllString(body, ""), "\n", "\n\n"))
}

var webLink = regexp.MustCompile(`https?://\S+`)

type reader struct{ a *Actions }

// Readability reads a text with the word list of the house.
func (r reader) Readability(text string) dutch.Report { return r.a.readability(text) }
