package action

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"net/netip"
	"strings"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// Said is what somebody without an account sends by the public form.
type Said struct {
	complaint.Form
	Files   []SentFile
	Number  string     // of the form, as FormNumber gave it: sent twice it is one complaint
	Trap    string     // a field that no person sees
	Lang    fault.Lang // of the page
	Address string     // of the network, against programs; kept as a keyed hash, for two days
	Follow  string     // the token of the page of a case that it is about; empty is none
}

// The bounds of the public form.
const (
	formFastest   = 3 * time.Second // nobody fills it in sooner
	formLongest   = 24 * time.Hour  // a form is good for a day
	formKept      = 2 * formLongest // so long it is known what was sent
	receiptWorks  = time.Hour       // the page after sending
	burst         = 10 * time.Minute
	mostInBurst   = 10  // by one address: a household, a waiting room
	mostInDay     = 60  // by one address
	mostSameWords = 100 // in an hour, by all: an action group may send one text
	mostInHour    = 600 // by all
	// MostFormFiles and MostFormBytes bound what is sent with one form.
	MostFormFiles = 5
	MostFormBytes = 20 << 20
)

// What is wrong with a form apart from its fields. Nothing that was typed is
// lost: the page shows it again.
var (
	errFormOld  = fault.New(fault.Conflict, "Dit formulier stond lang open. Kijk het nog even na en verstuur het opnieuw.", "This form was open for long. Look it over and send it again.").At("form")
	errFormFast = fault.New(fault.Conflict, "Dat ging heel snel. Kijk nog even na of alles erin staat en verstuur het opnieuw.", "That was very fast. Look whether everything is there and send it again.").At("form")
	errFormTrap = fault.New(fault.Conflict, "Een verborgen veld was ingevuld, misschien door uw browser. Wij maakten het leeg. Verstuur het nog een keer.",
		"A hidden field was filled in, perhaps by your browser. We emptied it. Send it once more.").At("form")
	errFormMany = fault.New(fault.Conflict, "Vanaf uw internetverbinding kwam net al veel binnen. Wat u schreef, staat hieronder nog. Verstuur het over tien minuten opnieuw, of bel ons.",
		"Much came in from your internet connection just now. What you wrote still stands below. Send it again in ten minutes, or call us.").At("form")
	errFormBusy = fault.New(fault.Conflict, "Er komt nu heel veel tegelijk binnen. Wat u schreef, staat hieronder nog. Probeer het over een uur opnieuw, of bel ons.",
		"Very much is coming in at once. What you wrote still stands below. Try again in an hour, or call us.").At("form")
)

// TooManyForms says that a form was refused because too many came in.
func TooManyForms(err error) bool { return errors.Is(err, errFormMany) || errors.Is(err, errFormBusy) }

// OldForm says that a form was refused because its number is not good any more.
func OldForm(err error) bool { return errors.Is(err, errFormOld) }

// The purposes for which the numbers of the form are sealed.
const (
	formPurpose    = "complaint form"
	receiptPurpose = "complaint receipt"
)

// FormNumber is the number of a new form: when it was made, and what no other
// has, sealed, so that nobody makes one but we.
func (a *Actions) FormNumber() string {
	plain := binary.BigEndian.AppendUint64(nil, uint64(a.real()))
	return base64.RawURLEncoding.EncodeToString(a.keys.Seal(formPurpose, append(plain, rand.Text()...)))
}

// opened reads a number that we sealed: when that was, and what is behind it.
func (a *Actions) opened(purpose, number string) (at calendar.Instant, rest []byte, ok bool) {
	sealed, err := base64.RawURLEncoding.DecodeString(number)
	if err != nil || len(number) > 400 {
		return 0, nil, false
	}
	plain, err := a.keys.Open(purpose, sealed)
	if err != nil || len(plain) <= 8 {
		return 0, nil, false
	}
	return calendar.Instant(binary.BigEndian.Uint64(plain)), plain[8:], true
}

// Complain takes in what somebody sends by the public form, without an account,
// and gives the token of the page that confirms it. The same form, or the same
// message of the same sender from the same address, gives the one that is there
// already. Faults name the field; with those of the form itself nothing is wrong
// with what was typed.
func (a *Actions) Complain(ctx context.Context, organisation int64, in Said) (string, error) {
	now := a.real()
	made, number, ok := a.opened(formPurpose, in.Number)
	switch {
	case !ok || made.Add(formLongest) < now || made > now.Add(time.Minute):
		return "", errFormOld
	case in.Trap != "":
		return "", errFormTrap
	}
	in.Tidy()
	t := taking{a: a, said: &in, who: staff.System(citizenName, organisation), form: store.Form{Number: number, At: now,
		Address: a.keys.Index("complaint form address", network(in.Address)), Same: a.keys.Index("complaint form", in.Same()), Words: a.keys.Index("complaint words", strings.ToLower(in.Text))}}
	if err := t.check(ctx); err != nil {
		return "", err
	}
	if now < made.Add(formFastest) {
		return "", errFormFast
	}
	var err error
	for range 5 {
		err = a.db.Tx(ctx, func(tx *store.Tx) error { return t.take(ctx, tx) })
		if !store.Duplicate(err) { // two took the same reference, or sent the same form, at the same moment
			break
		}
	}
	if err != nil {
		return "", fmt.Errorf("take a form in: %w", a.noSuchPage(ctx, Viewer{Organisation: organisation, Address: in.Address}, err))
	}
	if a.scanner != nil {
		for i := range t.files {
			if t.files[i].ID != 0 {
				a.scan(ctx, organisation, &t.files[i], in.Files[i].Data)
			}
		}
	}
	return a.receiptToken(t.form.Complaint), nil
}

// receiptToken opens the page that confirms a complaint, for an hour.
func (a *Actions) receiptToken(id int64) string {
	plain := binary.BigEndian.AppendUint64(nil, uint64(a.real()))
	return base64.RawURLEncoding.EncodeToString(a.keys.Seal(receiptPurpose, binary.BigEndian.AppendUint64(plain, uint64(id))))
}

// network is an address as it is counted. Whoever has one address of IPv6 has
// the whole network of 64 bits behind it.
func network(address string) string {
	ip, err := netip.ParseAddr(address)
	if err != nil {
		return address
	}
	if ip = ip.Unmap(); ip.Is4() {
		return ip.String()
	}
	p, err := ip.WithZone("").Prefix(64)
	if err != nil {
		return address
	}
	return p.String()
}

// taking is one form on its way in.
type taking struct {
	a       *Actions
	said    *Said
	who     Actor
	form    store.Form
	files   []contact.Attachment
	conduct calendar.Date
	point   reachable
}

// check looks at the fields and the files, all of them.
func (t *taking) check(ctx context.Context) error {
	var zone *calendar.Zone
	if err := t.a.db.Read(ctx, func(tx *store.Tx) (err error) {
		zone, err = t.a.zoneOf(ctx, tx, t.who.Organisation)
		return err
	}); err != nil {
		return err
	}
	var wrong error
	t.conduct, wrong = t.said.Check(zone.Date(t.a.db.Now()))
	var err error
	if t.point, err = reachOf(t.said.Reach); err != nil {
		wrong = joined(wrong, err)
	}
	return joined(wrong, t.checkFiles())
}

func (t *taking) checkFiles() error {
	t.files = make([]contact.Attachment, len(t.said.Files))
	total := 0
	for i := range t.said.Files {
		f, err := t.a.newFile(0, 0, t.said.Files[i].Name, t.said.Files[i].Data)
		if err != nil {
			name := []rune(strings.ToValidUTF8(t.said.Files[i].Name, ""))
			k := fault.As(err)
			if k == nil {
				return err
			}
			return fault.New(fault.Invalid, "“"+string(name[:min(len(name), 60)])+"”: "+k.At("").In(fault.NL), "“"+string(name[:min(len(name), 60)])+"”: "+k.At("").In(fault.EN)).At("file")
		}
		t.files[i] = f
		total += len(t.said.Files[i].Data)
	}
	switch {
	case len(t.files) > MostFormFiles:
		return fault.Newf(fault.Invalid, "U kunt hoogstens %d bestanden meesturen. Kies er minder.", "You can send %d files at most. Choose fewer.", MostFormFiles).At("file")
	case total > MostFormBytes:
		return fault.Newf(fault.Invalid, "Samen zijn deze bestanden te groot: hoogstens %d MB. Kies er minder.", "Together these files are too large: %d MB at most. Choose fewer.", MostFormBytes>>20).At("file")
	}
	return nil
}
