package action

import (
	"context"
	"fmt"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/notice"
)

// confirm writes what the citizen is told: one notice with each promise that
// has a date. Without a date, or without an address, there is none.
func (f *finishing) confirm(context.Context) error {
	channel, address := f.address()
	if channel == "" {
		return nil
	}
	lang := fault.NL
	if f.language != "" && f.language != "nl" {
		lang = fault.EN
	}
	n := notice.Notice{Kind: notice.Confirmation, Event: fmt.Sprintf("confirmation:%d", f.d.ID), Contact: f.d.ID, Party: f.d.Party, Channel: channel, Address: address,
		Language: string(lang)}
	var lines []string
	for i := range f.requests {
		r := &f.requests[i]
		if say := f.say(r.ID, lang); say != "" {
			n.Request = firstID(n.Request, r.ID)
			lines = append(lines, requestLine(r, say, lang))
		}
	}
	for i := range f.tasks {
		t := &f.tasks[i]
		if say := f.say(t.ID, lang); say != "" && t.Kind != handover.Knowledge {
			n.Task = firstID(n.Task, t.ID)
			lines = append(lines, taskLine(t, say, f.secret, lang))
		}
	}
	if len(lines) == 0 {
		return nil
	}
	zone, err := f.w.derive.zone()
	if err != nil {
		return err
	}
	day := calendar.FormatLongDate(zone.Date(f.d.Received), lang)
	n.Title, n.Body = "Wij gaan aan de slag met uw vraag", fmt.Sprintf("Op %s nam u contact met ons op.\n\n%s\n\nDuurt het langer? Dan laten wij u dat weten voordat die dag voorbij is.", day, strings.Join(lines, "\n\n"))
	if lang == fault.EN {
		n.Title, n.Body = "We are working on your request", fmt.Sprintf("You contacted us on %s.\n\n%s\n\nWill it take longer? Then we will tell you before that day is over.", day, strings.Join(lines, "\n\n"))
	}
	n.Subject = firstID(n.Request, n.Task)
	f.notices = append(f.notices, n)
	return nil
}

func firstID(a, b int64) int64 {
	if a != 0 {
		return a
	}
	return b
}

func requestLine(r *contact.Request, say string, lang fault.Lang) string {
	if lang == fault.EN {
		return fmt.Sprintf("%s\n%s\nYour reference is %s. Mention it when you contact us about this.", r.Title, say, r.Reference)
	}
	return fmt.Sprintf("%s\n%s\nUw kenmerk is %s. Noem dat als u ons hierover belt of schrijft.", r.Title, say, r.Reference)
}

func taskLine(t *handover.Task, say string, secret bool, lang fault.Lang) string {
	switch {
	case secret:
	case t.Kind == handover.Callback && t.Number != "" && lang == fault.EN:
		say += fmt.Sprintf(" We will call %s.", t.Number)
	case t.Kind == handover.Callback && t.Number != "":
		say += fmt.Sprintf(" Wij bellen naar %s.", t.Number)
	}
	return t.Title + "\n" + say
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
