package contact

import (
	"maps"
	"slices"
	"strings"

	"handvest/internal/calendar"
)

// Blank is a draft with one empty question: a conversation that begins now.
func Blank(id, staff int64, channel Channel, now calendar.Instant) Draft {
	return Draft{
		ID: id, Version: 1, Staff: staff, Channel: channel, Sent: calendar.NoInstant, Received: now,
		Started: now, Ended: calendar.NoInstant, Saved: now, Questions: []Question{{}},
	}
}

// known says whether a moment was filled in; a form leaves zero.
func known(i calendar.Instant) bool { return i.Known() && i != 0 }

// Clone is a draft that can be changed without changing this one.
func (d *Draft) Clone() Draft {
	c := *d
	c.Questions = slices.Clone(d.Questions)
	for i := range c.Questions {
		q := &c.Questions[i]
		q.Seen, q.Answers, q.Voice = slices.Clone(q.Seen), maps.Clone(q.Answers), q.Voice.Clone()
		if q.Task != nil {
			task := *q.Task
			q.Task = &task
		}
	}
	return c
}

// AddQuestion puts an empty question behind the others and on screen. The
// department and the request are those of the question that was on screen only
// when the caller says so, so nothing is carried over.
func (d *Draft) AddQuestion() {
	d.Questions = append(d.Questions, Question{})
	d.At = len(d.Questions) - 1
}

// SwitchQuestion puts another question on screen. A number that does not exist
// leaves the one that is there.
func (d *Draft) SwitchQuestion(n int) {
	if n >= 0 && n < len(d.Questions) {
		d.At = n
	}
}

// RemoveQuestion takes a question away; the last one becomes empty instead.
func (d *Draft) RemoveQuestion(n int) {
	switch {
	case n < 0 || n >= len(d.Questions):
		return
	case len(d.Questions) == 1:
		d.Questions[0] = Question{}
	default:
		d.Questions = slices.Delete(d.Questions, n, n+1)
	}
	if d.At > n || d.At >= len(d.Questions) {
		d.At = max(0, d.At-1)
	}
}

// Question is the question on screen.
func (d *Draft) Question() *Question {
	if len(d.Questions) == 0 {
		d.Questions = []Question{{}}
	}
	if d.At < 0 || d.At >= len(d.Questions) {
		d.At = len(d.Questions) - 1
	}
	return &d.Questions[d.At]
}

// EndTalk says that the conversation is over: wrap-up runs from here. Ending it
// again changes nothing.
func (d *Draft) EndTalk(now calendar.Instant) {
	if !known(d.Ended) {
		d.Ended = max(now, d.Started)
	}
}

// Times are how long the conversation took up to a moment, and the wrap-up
// after it, both in milliseconds. What is written is no conversation: all the
// time that it took is wrap-up.
func (d *Draft) Times(now calendar.Instant) (talk, wrap int64) {
	begin := min(d.Started, now)
	if !d.Channel.Live() {
		return 0, int64(now - begin)
	}
	end := now
	if known(d.Ended) {
		end = min(max(d.Ended, begin), now)
	}
	return int64(end - begin), int64(now - end)
}

// LeavesWork says whether somebody has something to do after the contact.
func (q *Question) LeavesWork() bool {
	switch q.Ending {
	case ToTask, ToCallback, Reported:
		return true
	}
	return q.Task != nil
}

// Owner is the department that has to do it.
func (q *Question) Owner() string {
	if q.Task != nil && q.Task.Department != "" {
		return q.Task.Department
	}
	return q.Department
}

// Topic is what a question is about, in the words of whoever typed it; empty
// when only a product was chosen.
func (q *Question) Topic() string {
	texts := []string{q.Subject, q.Text}
	if q.Task != nil {
		texts = append(texts, q.Task.Text)
	}
	for _, text := range texts {
		if line := firstLine(text); line != "" {
			return line
		}
	}
	return ""
}

// firstLine is the first line of a text that has words, or the beginning of it.
func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	line = strings.TrimSpace(line)
	for i := range line {
		if i >= 120 {
			return line[:i]
		}
	}
	return line
}
