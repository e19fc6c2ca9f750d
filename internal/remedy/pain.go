package remedy

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// Account is an account with its holder.
type Account struct {
	Holder string
	IBAN   IBAN
}

// Transfer is one payment.
type Transfer struct {
	ID    int64 // of the entitlement; the reference is made of it
	To    Account
	Cents int64
	Gift  bool // to a good cause
}

// File is what a bank is asked to pay at once.
type File struct {
	ID        int64 // of the batch
	Made      calendar.Instant
	From      Account
	On        calendar.Date // when the bank pays; a day on which banks settle
	Transfers []Transfer
}

// The limits of a file and of one payment.
const (
	mostTransfers = 10_000
	mostCents     = 99_999_999_999 // EUR 999,999,999.99 (EPC115-06)
	longestName   = 70
)

// Check says why a file cannot go to the bank. Nothing is written of a file
// that is not right in full.
func (f *File) Check() error {
	var all fault.List
	wrong := func(nl, en string, args ...any) { all = append(all, fault.Newf(fault.Invalid, nl, en, args...)) }
	if plain(f.From.Holder, longestName) == "" {
		wrong("Vul de naam van de eigen rekening in, bij de instellingen.", "Fill in the name of your own account, with the settings.")
	}
	if _, err := ParseIBAN(string(f.From.IBAN)); err != nil {
		wrong("Het rekeningnummer van de organisatie klopt niet. Vul het in bij de instellingen.", "The account number of the organisation is wrong. Fill it in with the settings.")
	}
	if !f.On.Known() || !BankDay(f.On) {
		wrong("Op deze dag verwerken banken geen betalingen. Kies een andere dag.", "Banks settle no payments on this day. Choose another day.")
	}
	if n := len(f.Transfers); n == 0 || n > mostTransfers {
		wrong("Een bestand heeft 1 tot %[1]d betalingen; dit heeft er %[2]d.", "A file has 1 to %[1]d payments; this has %[2]d.", mostTransfers, n)
	}
	seen := map[int64]bool{}
	for i := range f.Transfers {
		t := &f.Transfers[i]
		ref := Reference(t.ID)
		if seen[t.ID] {
			wrong("Betaling %[1]s staat er twee keer in.", "Payment %[1]s is in it twice.", ref)
		}
		seen[t.ID] = true
		if t.Cents < 1 || t.Cents > mostCents {
			wrong("Betaling %[1]s heeft een bedrag dat niet kan: %[2]s.", "Payment %[1]s has an amount that cannot be: %[2]s.", ref, Euros(t.Cents))
		}
		if plain(t.To.Holder, longestName) == "" {
			wrong("Betaling %[1]s heeft geen naam van de ontvanger.", "Payment %[1]s has no name of who gets it.", ref)
		}
		if _, err := ParseIBAN(string(t.To.IBAN)); err != nil {
			wrong("Betaling %[1]s heeft een rekeningnummer dat niet klopt.", "Payment %[1]s has a wrong account number.", ref)
		}
	}
	return all.Err()
}

// Name is the name of the file.
func (f *File) Name() string {
	return "betaling-" + f.On.String() + "-" + strconv.FormatInt(f.ID, 36) + ".xml"
}

// WritePain writes a file for the bank: a customer credit transfer initiation
// (ISO 20022, pain.001.001.09) by the rules of SEPA credit transfers
// (EPC132-08). Gifts and payments to citizens are told apart; in each the
// payments keep their order. The same file is written the same again.
func WritePain(w io.Writer, f File) error {
	if err := f.Check(); err != nil {
		return err
	}
	doc := document{XMLNS: "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"}
	message := "HV" + strconv.FormatInt(f.ID, 36)
	var gifts, others []Transfer
	for _, t := range f.Transfers {
		if t.Gift {
			gifts = append(gifts, t)
		} else {
			others = append(others, t)
		}
	}
	total := int64(0)
	for _, part := range []struct {
		name string
		all  []Transfer
	}{{"G", gifts}, {"C", others}} {
		if len(part.all) > 0 {
			p := f.instruction(message+part.name, part.all)
			doc.Initiation.Instructions = append(doc.Initiation.Instructions, p)
		}
		for _, t := range part.all {
			total += t.Cents
		}
	}
	doc.Initiation.Header = header{Message: message, Made: f.Made.Time().Format(time.RFC3339), Count: len(f.Transfers), Sum: amount(total), By: party{plain(f.From.Holder, longestName)}}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return fmt.Errorf("write a payment file: %w", err)
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(doc); err != nil {
		return fmt.Errorf("write a payment file: %w", err)
	}
	return nil
}

func (f *File) instruction(id string, all []Transfer) instruction {
	p := instruction{ID: id, Method: "TRF", Booked: true, Count: len(all), Level: "SEPA", On: f.On.String(), From: party{plain(f.From.Holder, longestName)}, Account: f.From.IBAN, Bank: "NOTPROVIDED", Charges: "SLEV"}
	total := int64(0)
	for _, t := range all {
		total += t.Cents
		x := transfer{ID: Reference(t.ID), Amount: money{"EUR", amount(t.Cents)}, To: party{plain(t.To.Holder, longestName)}, Account: t.To.IBAN,
			About: remittance{Type: "SCOR", Issuer: "ISO", Reference: Reference(t.ID)}}
		if t.Gift {
			x.Purpose = &purpose{"CHAR"}
		}
		p.Transfers = append(p.Transfers, x)
	}
	p.Sum = amount(total)
	return p
}

// amount writes euro cents with a point and two digits.
func amount(cents int64) string { return fmt.Sprintf("%d.%02d", cents/100, cents%100) }
