package action

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/notice"
)

// confirm plans what the citizen is told: one notice with each promise that
// has a date. Without a date, or without an address, there is none.
func (f *finishing) confirm(context.Context) error {
	channel, address := f.address()
	statutory := f.statutory()
	if channel == "" && (!statutory || f.party == nil) {
		return nil
	}
	lang := fault.Lang(notice.LanguageFor(f.language))
	n := notice.Notice{Kind: notice.Confirmation, Event: fmt.Sprintf("confirmation:%d", f.d.ID), Contact: f.d.ID, Party: f.d.Party, Channel: channel, Address: address,
		Language: string(lang), Statutory: statutory}
	var about, promises, references, numbers []string
	add := func(title, say string) { about, promises = append(about, title), append(promises, say) }
	for i := range f.requests {
		r := &f.requests[i]
		if say := f.say(r.ID, lang); say != "" {
			n.Request = firstID(n.Request, r.ID)
			add(r.Title, say)
			references = append(references, r.Reference)
		}
	}
	for i := range f.tasks {
		t := &f.tasks[i]
		if say := f.say(t.ID, lang); say != "" && t.Kind != handover.Knowledge {
			n.Task = firstID(n.Task, t.ID)
			add(t.Title, say)
			if t.Kind == handover.Callback && t.Number != "" && !f.secret && !slices.Contains(numbers, t.Number) {
				numbers = append(numbers, t.Number)
			}
		}
	}
	if len(about) == 0 {
		return nil
	}
	zone, err := f.w.derive.zone()
	if err != nil {
		return err
	}
	n.Subject = firstID(n.Request, n.Task)
	f.notices = append(f.notices, n)
	f.said = notice.Values{notice.HeardOn: calendar.FormatLongDate(zone.Date(f.d.Received), lang), notice.About: strings.Join(unlike(about), "; "),
		notice.Promise: promises[0], notice.Reference: strings.Join(references, ", "), notice.Number: strings.Join(numbers, ", ")}
	if len(promises) > 1 {
		for i := range promises {
			promises[i] = about[i] + "\n" + promises[i]
		}
		f.said[notice.Promise] = strings.Join(promises, "\n\n")
	}
	return nil
}

// statutory says that one of the promises restates a term by law: then the
// receipt is confirmed whatever a citizen chose (REC-2).
func (f *finishing) statutory() bool {
	for i := range f.w.clocks {
		c := &f.w.clocks[i]
		compiled := f.w.derive.made.ofLabel(c.Promise)
		if compiled == nil {
			continue
		}
		if p := compiled.Promise(c.Result.Version); p != nil && p.Statutory != "" {
			return true
		}
	}
	return false
}

// unlike are the texts, each once.
func unlike(all []string) []string {
	var out []string
	for _, text := range all {
		if !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return out
}

func firstID(a, b int64) int64 {
	if a != 0 {
		return a
	}
	return b
}

// say is the first promise on a request or task, with its date.
func (f *finishing) say(subject int64, lang fault.Lang) string {
	_, promise := f.w.due(subject)
	for i := range f.w.clocks {
		c := &f.w.clocks[i]
		if c.Subject != subject || c.Promise != promise {
			continue
		}
		if p, ok := f.w.derive.made.promised(c, Promised{}); ok {
			if lang == fault.EN {
				return p.Say.EN
			}
			return p.Say.NL
		}
	}
	return ""
}

// address is how the citizen can be told. That of a party is looked up when the
// notice is sent, so that it is the right one then.
func (f *finishing) address() (notice.Channel, string) {
	if f.party != nil {
		return firstChannel(f.party), ""
	}
	from := ""
	if f.d.Channel == contact.Email {
		from = f.d.From
	}
	return callerAddress(f.d.Caller, from)
}
