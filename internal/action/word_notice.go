package action

import (
	"cmp"
	"context"
	"fmt"
	"maps"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/store"
)

// wordNotice writes the title and the text of a notice in the words of the
// organisation. The text is the message alone: letter puts a greeting before it
// and a closing behind it when it leaves. A notice that still waits for a date,
// or that was worded before, stays as it is. One that lacks what it must say,
// such as a delay without its new date, is a fault (DEC-2).
func (a *Actions) wordNotice(ctx context.Context, tx *store.Tx, organisation int64, n *notice.Notice) error {
	return a.wordWith(ctx, tx, organisation, n, nil)
}

// wordWith is wordNotice with values that are known better by who asks.
func (a *Actions) wordWith(ctx context.Context, tx *store.Tx, organisation int64, n *notice.Notice, known notice.Values) error {
	if n.State == notice.Asking || n.Body != "" {
		return nil
	}
	n.Language = notice.LanguageFor(n.Language)
	kind := cmp.Or(n.Template, n.Kind)
	t, _, err := tx.LiveTemplate(ctx, organisation, kind, n.Language)
	if err != nil {
		return err
	}
	text, err := t.Read()
	if err != nil {
		return fmt.Errorf("read template %s %s %d: %w", kind, n.Language, t.Number, err)
	}
	f, err := a.noticeFacts(ctx, tx, organisation, n)
	if err != nil {
		return err
	}
	v, err := f.values(ctx, text)
	if err != nil {
		return err
	}
	maps.Copy(v, known)
	title, body, err := text.Render(v)
	if err != nil {
		return err
	}
	n.Template, n.TemplateVersion, n.Title, n.Body = kind, t.Number, title, body
	return nil
}

// phoneSetting holds the telephone number that stands in notices.
const phoneSetting = "notice.phone"

// letter is what leaves: one greeting, one or more notices to one person, one
// closing. Name is that of the person, empty when it is not known.
func (a *Actions) letter(ctx context.Context, tx *store.Tx, organisation int64, channel notice.Channel, language, name string, all []notice.Notice) (title, body string, err error) {
	language = notice.LanguageFor(language)
	t, _, err := tx.LiveTemplate(ctx, organisation, notice.Frame, language)
	if err != nil {
		return "", "", err
	}
	frame, err := t.Read()
	if err != nil {
		return "", "", fmt.Errorf("read template %s %s %d: %w", notice.Frame, language, t.Number, err)
	}
	v := notice.Values{notice.Name: name, notice.Salutation: salutation(name, language)}
	if err := ownValues(ctx, tx, organisation, language, v); err != nil {
		return "", "", err
	}
	return notice.Bundle(frame, language, channel, v, all)
}

// ownValues are what a notice says about ourselves.
func ownValues(ctx context.Context, tx *store.Tx, organisation int64, language string, v notice.Values) (err error) {
	all, err := tx.Organisations(ctx)
	for _, o := range all {
		switch {
		case o.ID != organisation:
		case language == notice.English:
			v[notice.Organisation] = cmp.Or(o.Name.EN, o.Name.NL)
		default:
			v[notice.Organisation] = o.Name.NL
		}
	}
	if err != nil {
		return err
	}
	v[notice.Phone], err = tx.Setting(ctx, organisation, phoneSetting)
	return err
}

func salutation(name, language string) string {
	switch {
	case name != "" && language == notice.English:
		return "Dear " + name
	case name != "":
		return "Beste " + name
	case language == notice.English:
		return "Dear reader"
	}
	return "Goedendag"
}

// sayDay is a moment as a letter says it: the day with its year, and the hour
// when it is not the end of that day.
func sayDay(at calendar.Instant, zone *calendar.Zone, lang fault.Lang) string {
	if !notice.Given(at) {
		return ""
	}
	d, second := zone.Local(at)
	day := calendar.FormatLongDate(d, lang)
	switch {
	case second == 0: // a term that ends at midnight ends on the day before
		return calendar.FormatLongDate(d-1, lang)
	case second >= endOfDay:
		return day
	case lang == fault.EN:
		return fmt.Sprintf("%s at %02d:%02d", day, second/3600, second/60%60)
	}
	return fmt.Sprintf("%s om %d.%02d uur", day, second/3600, second/60%60)
}

// endOfDay is the last minute of a day, in seconds.
const endOfDay = 24*3600 - 60
