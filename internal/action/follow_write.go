package action

import (
	"context"
	"strings"
	"unicode/utf8"

	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/follow"
)

// mostWords is the longest text that a citizen can send at once, in characters.
const mostWords = 4000

// SentFile is a file that a citizen sent.
type SentFile struct {
	Name string
	Data []byte
}

// AddInformation takes in what a citizen adds to their case: words, a file or
// both. Who works on it is warned; work that waited for the citizen goes on.
func (a *Actions) AddInformation(ctx context.Context, v Viewer, key, text string, file *SentFile) error {
	text = strings.TrimSpace(text)
	if text == "" && file == nil {
		return fault.New(fault.Invalid, "Schrijf iets op of kies een bestand.", "Write something or choose a file.").At("text")
	}
	if err := fits(text); err != nil {
		return err
	}
	var sent contact.Attachment
	var data []byte
	if file != nil {
		var err error
		if sent, err = a.newFile(0, 0, file.Name, file.Data); err != nil {
			return err
		}
		data = file.Data
	}
	err := a.do(ctx, v, follow.Wrote, key, func(x *doing) error {
		if !x.page.MayWrite {
			return cannot(x.page.Standing)
		}
		if err := x.goOn(ctx); err != nil {
			return err
		}
		words := text
		if words == "" {
			words = "De klant stuurde een bestand."
		}
		if err := x.contact(ctx, "Aanvulling van de klant", words, contact.NotRecorded); err != nil {
			return err
		}
		if file != nil {
			if err := notTooLarge(ctx, x.tx, v.Organisation, &sent); err != nil {
				return err
			}
			sent.ID, sent.Created, sent.Contact = x.tx.NewID(), x.now, x.deed.Contact
			if err := x.tx.AddAttachment(ctx, v.Organisation, &sent, data); err != nil {
				return err
			}
		}
		return x.warn(ctx, "De klant vulde iets aan.")
	})
	if err == nil && sent.ID != 0 && a.scanner != nil {
		a.scan(ctx, v.Organisation, &sent, data)
	}
	return err
}

func fits(text string) error {
	if !utf8.ValidString(text) {
		return fault.New(fault.Invalid, "Deze tekst bevat tekens die niet bestaan. Plak de tekst opnieuw.", "This text holds characters that do not exist. Paste it again.").At("text")
	}
	if utf8.RuneCountInString(text) > mostWords {
		return fault.Newf(fault.Invalid, "Dit is te lang: schrijf hoogstens %d tekens, of stuur het als bestand.", "This is too long: write %d characters at most, or send it as a file.", mostWords).At("text")
	}
	return nil
}
