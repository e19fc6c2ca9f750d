package contact

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/fault"
)

// The longest texts, in bytes, and the most questions. A note of a hundred thousand characters fits
// many times; a file that is pasted in by mistake does not.
const (
	LongestText = 2_000_000
	LongestName = 1_000

	MostQuestions = 50 // of one contact
)

// ahead is how far the clock of another machine may be before ours.
const ahead = calendar.Instant(120_000)

// Tidy makes a draft ready to be finished: moments that were not filled in get
// the ones that follow from the others, and what no longer belongs to the
// answers is taken away.
func (d *Draft) Tidy(now calendar.Instant) {
	if len(d.Questions) == 0 {
		d.Questions = []Question{{}}
	}
	if !known(d.Started) {
		d.Started = now
	}
	if !known(d.Received) {
		d.Received = d.Started
	}
	if !known(d.Sent) {
		d.Sent = calendar.NoInstant
	}
	if !known(d.Ended) {
		d.Ended = calendar.NoInstant
	}
	if d.Channel.Live() && d.Solved == NotRecorded && !slices.ContainsFunc(d.Questions, func(q Question) bool { return q.Ending != CutOff }) {
		d.Solved = NotAsked // the line broke: there was nobody left to ask
	}
	if d.Solved != No {
		d.Reason = NoReason
	}
	for i := range d.Questions {
		q := &d.Questions[i]
		q.Subject = strings.TrimSpace(q.Subject)
		if q.Ending == Reported && q.Task.plain() { // the report is the work itself
			q.Department, q.Task = q.Owner(), nil
		}
		if q.Ending == Voiced && q.Voice == nil {
			q.Voice = complaint.NewVoice(complaint.Grievance, false)
		}
		if q.Ending != Voiced && q.Voice != nil && q.Voice.ID == 0 {
			q.Voice = nil
		}
		if q.Ending != Transferred {
			q.Colleague, q.ColleagueName = 0, ""
		}
		if q.Ending == ToCallback {
			if q.Task == nil {
				q.Task = &Handover{}
			}
			q.Task.Callback = true
			if q.Task.Number == "" && d.Party == 0 {
				q.Task.Number = firstOf(d.Caller.Phone, d.caller())
			}
		}
	}
}

// plain says that a handover says nothing but to which department it goes, and
// why there.
func (h *Handover) plain() bool {
	if h == nil {
		return false
	}
	rest := *h
	rest.Department, rest.Because, rest.Text = "", "", strings.TrimSpace(h.Text)
	return rest == Handover{}
}

// caller is the number of the other side, when it was a telephone that rang.
func (d *Draft) caller() string {
	if d.Channel == Phone {
		return d.From
	}
	return ""
}

func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

// Check says what must be filled in before a draft that was tidied can become
// a contact. Each fault has the field as its place: "channel", "solved",
// "question.0.ending". A quick anonymous contact needs a subject and an ending.
func (d *Draft) Check(now calendar.Instant) error {
	c := checking{}
	if !slices.Contains(Channels, d.Channel) {
		c.add("channel", "Kies het kanaal waarlangs het contact kwam.", "Choose the channel by which the contact came.")
	}
	d.checkMoments(&c, now)
	d.checkClosing(&c)
	d.texts(&c)
	for i := range d.Questions {
		d.Questions[i].check(&c, fmt.Sprintf("question.%d.", i), d.Party != 0)
	}
	return c.faults.Err()
}

func (d *Draft) checkMoments(c *checking, now calendar.Instant) {
	if d.Received > now+ahead {
		c.add("received", "Het contact kan niet later ontvangen zijn dan nu. Controleer de datum en de tijd.", "The contact cannot have been received later than now. Check the date and time.")
	}
	if known(d.Sent) && d.Sent > d.Received {
		c.add("sent", "Het bericht kan niet verzonden zijn nadat wij het ontvingen. Controleer beide momenten.", "The message cannot have been sent after we received it. Check both moments.")
	}
	if known(d.Ended) && d.Ended < d.Started {
		c.add("ended", "Het gesprek kan niet geëindigd zijn voordat het begon.", "The conversation cannot have ended before it began.")
	}
}

func (d *Draft) checkClosing(c *checking) {
	if d.Channel.Live() && d.Solved == NotRecorded {
		c.add("solved", "Leg vast of de klant geholpen is: ja, nee of niet gevraagd.", "Record whether the customer was helped: yes, no or not asked.")
	}
	if d.Solved > NotAsked {
		c.add("solved", "Dit antwoord op de slotvraag bestaat niet. Kies ja, nee of niet gevraagd.", "This answer to the closing question does not exist. Choose yes, no or not asked.")
	}
	if d.Solved == No && (d.Reason == NoReason || d.Reason > Communication) {
		c.add("reason", "Kies waarom het niet gelukt is: een van de zes oorzaken.", "Choose why it did not work out: one of the six causes.")
	}
}

// check looks at one question. With a registered party a call-back needs no
// number: it has one.
func (q *Question) check(c *checking, at string, registered bool) {
	if q.Product == "" && q.Subject == "" && strings.TrimSpace(q.Text) == "" && q.Ending != CutOff {
		c.add(at+"product", "Kies het onderwerp of beschrijf het in een paar woorden.", "Choose the subject or describe it in a few words.")
	}
	switch q.Ending {
	case Answered, Transferred, Referred, CutOff:
	case Voiced:
		q.checkVoice(c, at)
	case ToTask, ToCallback, Reported:
		if q.Owner() == "" {
			c.add(at+"department", "Kies de afdeling die dit oppakt.", "Choose the department that takes this on.")
		}
	case Added:
		if q.Request == 0 {
			c.add(at+"request", "Kies de lopende vraag waaraan u dit toevoegt.", "Choose the running request to which you add this.")
		}
	default:
		c.add(at+"ending", "Kies hoe deze vraag is geëindigd.", "Choose how this question ended.")
	}
	if q.Task != nil && q.Ending != ToTask && q.Ending != ToCallback && q.Ending != Reported && q.Owner() == "" {
		c.add(at+"task.department", "Kies de afdeling voor de taak.", "Choose the department for the task.")
	}
	if q.Task != nil {
		if f := fault.As(q.Task.Prefer.Check()); f != nil {
			c.faults = append(c.faults, f.At(at+"task.prefer"))
		}
	}
	if q.Ending == ToCallback && !registered && strings.TrimSpace(q.Task.Number) == "" {
		c.add(at+"task.number", "Vul het telefoonnummer in waarop wij terugbellen.", "Fill in the telephone number on which we call back.")
	}
}

// checkVoice looks at a complaint, compliment or idea: what was said is what it
// is about.
func (q *Question) checkVoice(c *checking, at string) {
	if strings.TrimSpace(q.Text) == "" {
		c.add(at+"text", "Schrijf in de woorden van de klant op waar het over gaat.", "Write down what it is about, in the words of the customer.")
	}
}

// checking collects what is wrong.
type checking struct{ faults fault.List }

func (c *checking) add(place, nl, en string) {
	c.faults = append(c.faults, fault.New(fault.Invalid, nl, en).At(place))
}

func (c *checking) length(place, text string, most int) {
	switch {
	case !utf8.ValidString(text):
		c.add(place, "Deze tekst bevat tekens die niet bestaan. Plak de tekst opnieuw.", "This text holds characters that do not exist. Paste it again.")
	case len(text) > most:
		c.faults = append(c.faults, fault.Newf(fault.Invalid,
			"Deze tekst is te lang: hij mag %d tekens zijn. Kort hem in of voeg hem als bestand toe.",
			"This text is too long: it may have %d characters. Shorten it or attach it as a file.", most).At(place))
	}
}

// CheckTexts says which texts of a draft are too long to be kept, or hold what
// is no text. Anything else may stay unfinished in a draft.
func (d *Draft) CheckTexts() error {
	c := checking{}
	d.texts(&c)
	return c.faults.Err()
}

func (d *Draft) texts(c *checking) {
	c.length("remark", d.Remark, LongestText)
	c.length("line", d.Line, LongestName)
	c.length("from", d.From, LongestName)
	c.length("caller.name", d.Caller.Name, LongestName)
	c.length("caller.phone", d.Caller.Phone, LongestName)
	c.length("caller.email", d.Caller.Email, LongestName)
	if len(d.Questions) > MostQuestions {
		c.faults = append(c.faults, fault.Newf(fault.Invalid, "Een contact heeft hoogstens %d vragen. Begin voor de rest een nieuw contact.",
			"A contact has at most %d questions. Start a new contact for the rest.", MostQuestions).At("questions"))
	}
	for i := range d.Questions {
		q, at := &d.Questions[i], fmt.Sprintf("question.%d.", i)
		c.length(at+"product", q.Product, LongestName)
		c.length(at+"department", q.Department, LongestName)
		c.length(at+"subject", q.Subject, LongestName)
		c.length(at+"text", q.Text, LongestText)
		for code, answer := range q.Answers {
			c.length(at+"answers", code, LongestName)
			c.length(at+"answers", answer, LongestText)
		}
		if v := q.Voice; v != nil {
			v.Words(func(text *string) { c.length(at+"voice", *text, LongestText) })
		}
		if q.Task != nil {
			c.length(at+"task.department", q.Task.Department, LongestName)
			c.length(at+"task.text", q.Task.Text, LongestText)
			c.length(at+"task.number", q.Task.Number, LongestName)
			c.length(at+"task.slot", q.Task.Slot, LongestName)
			c.length(at+"task.because", q.Task.Because, LongestText)
		}
	}
}
