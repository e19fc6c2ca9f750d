package action

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// ArticleEdit is an answer as somebody saves it.
type ArticleEdit struct {
	ID      int64 // 0 makes a new one
	Base    int32 // the highest version number when it was opened
	Edition int32 // of the working version when it was opened; 0 when there was none

	Product, ContentOwner, FormOwner string
	Review                           calendar.Date
	Text                             knowledge.Version // title, keywords, texts, dates and note
}

// mayWrite is nil for who may write answers: what they say or how.
func mayWrite(who Actor) error {
	if who.Can(staff.EditForm) {
		return nil
	}
	return who.May(staff.EditContent)
}

// SaveArticle saves the working version of an answer: its draft, or a new one
// on top of what is published. What was proposed becomes a draft again, for
// another text needs another approval. Two people who write at once both get
// to know: the second save is refused with ErrEdited and changes nothing.
func (a *Actions) SaveArticle(ctx context.Context, who Actor, e ArticleEdit) (Article, error) {
	if err := mayWrite(who); err != nil {
		return Article{}, err
	}
	if err := e.clean(); err != nil {
		return Article{}, err
	}
	var x Article
	err := a.db.Tx(ctx, func(tx *store.Tx) (err error) {
		v := e.Text
		v.Status, v.By, v.At, v.ContentBy, v.FormBy = knowledge.Draft, who.Name, tx.Now(), "", ""
		v.Score = a.score(v)
		if e.ID == 0 {
			x, err = addArticle(ctx, tx, who, e, v)
			return err
		}
		if x, err = readArticle(ctx, tx, who.Organisation, e.ID); err != nil {
			return err
		}
		if err := x.current(e); err != nil {
			return err
		}
		if err := x.reassign(who, e); err != nil {
			return err
		}
		if x.Working != nil {
			v.Number, v.Edition = x.Working.Number, x.Working.Edition
			err = tx.SaveVersion(ctx, who.Organisation, e.ID, v)
			v.Edition++
		} else {
			v.Number = knowledge.Last(x.Versions) + 1
			err = tx.AddVersion(ctx, who.Organisation, e.ID, v)
			v.Edition = 1
		}
		if err != nil {
			return err
		}
		x.put(v)
		return x.save(ctx, tx, who.Organisation)
	})
	return x, err
}

// current is ErrEdited when somebody saved or published since the answer was
// opened.
func (x *Article) current(e ArticleEdit) error {
	edition := int32(0)
	if x.Working != nil {
		edition = x.Working.Edition
	}
	if edition != e.Edition || knowledge.Last(x.Versions) != e.Base {
		return store.ErrEdited
	}
	return nil
}

func addArticle(ctx context.Context, tx *store.Tx, who Actor, e ArticleEdit, v knowledge.Version) (Article, error) {
	v.Number, v.Edition = 1, 1
	x := Article{Today: localDay(tx.Now()), Row: knowledge.Row{Version: 1, Product: e.Product, ContentOwner: e.ContentOwner, FormOwner: e.FormOwner, Review: e.Review}}
	x.put(v)
	id, err := tx.AddArticle(ctx, who.Organisation, x.Row)
	if err != nil {
		return x, err
	}
	x.Row.ID = id
	return x, tx.AddVersion(ctx, who.Organisation, id, v)
}

// reassign changes what an answer is about and whose it is. Once something was
// published, only its owner gives it away: else who owns nothing could make
// themselves the one who approves.
func (x *Article) reassign(who Actor, e ArticleEdit) error {
	live := x.Row.Status == knowledge.Published
	if live && e.ContentOwner != x.Row.ContentOwner && !who.CanIn(staff.EditContent, x.Row.ContentOwner) {
		return fault.New(fault.Forbidden, "Alleen de eigenaar van de inhoud kan dit antwoord aan een andere afdeling geven.",
			"Only the owner of the content can give this answer to another department.")
	}
	if live && e.FormOwner != x.Row.FormOwner && !who.CanIn(staff.EditForm, x.Row.FormOwner) {
		return fault.New(fault.Forbidden, "Alleen de eigenaar van de vorm kan de vorm van dit antwoord aan een ander geven.",
			"Only the owner of the form can give the form of this answer to another.")
	}
	x.Row.Product, x.Row.ContentOwner, x.Row.FormOwner, x.Row.Review = e.Product, e.ContentOwner, e.FormOwner, e.Review
	return nil
}

// put brings a version into the answer in memory, and what lists show of it.
func (x *Article) put(v knowledge.Version) {
	i := slices.IndexFunc(x.Versions, func(o knowledge.Version) bool { return o.Number == v.Number })
	if i >= 0 {
		x.Versions[i] = v
	} else {
		x.Versions = slices.Insert(x.Versions, 0, v)
	}
	x.summarise()
}

// summarise brings the row of an answer in step with its versions.
func (x *Article) summarise() {
	x.Live, x.Working = nil, nil
	x.Row.Working = 0
	shown := knowledge.Version{Until: calendar.NoDate}
	if v, ok := knowledge.Working(x.Versions); ok {
		x.Working, x.Row.Working, shown = &v, v.Status, v
		shown.Status = knowledge.Draft
	}
	if v, ok := knowledge.Live(x.Versions, x.Today); ok {
		x.Live, shown = &v, v
	} else if b := x.base(); b.Number > 0 { // published, to begin later
		shown = b
	} else if last := knowledge.Last(x.Versions); x.Working == nil && last > 0 {
		shown = x.Versions[0] // the newest, retired
	}
	x.Row.Title, x.Row.Status, x.Row.Until, x.Row.Score = shown.Title, shown.Status, shown.Until, shown.Score
}

// save writes the row of an answer that was read in this transaction.
func (x *Article) save(ctx context.Context, tx *store.Tx, organisation int64) error {
	x.summarise()
	if err := tx.SaveArticle(ctx, organisation, x.Row); err != nil {
		return err
	}
	x.Row.Version++
	return nil
}

// longest text of an answer, in letters.
const longestText = 50_000

// clean tidies what was typed and says what is missing.
func (e *ArticleEdit) clean() error {
	v := &e.Text
	v.Title = strings.Join(strings.Fields(v.Title), " ")
	v.Keywords = wordList(v.Keywords)
	for _, text := range []*string{&v.Public, &v.Internal, &v.Say, &v.Note} {
		*text = strings.TrimSpace(strings.ReplaceAll(*text, "\r\n", "\n"))
		if utf8.RuneCountInString(*text) > longestText {
			return fault.Newf(fault.Invalid, "Een tekst van dit antwoord is langer dan %d tekens. Maak er twee antwoorden van.",
				"A text of this answer is longer than %d letters. Make it two answers.", longestText)
		}
	}
	switch {
	case v.Title == "":
		return fault.New(fault.Invalid, "Geef het antwoord een titel, liefst als vraag.", "Give the answer a title, best as a question.")
	case utf8.RuneCountInString(v.Title) > 200:
		return fault.New(fault.Invalid, "De titel is langer dan 200 tekens.", "The title is longer than 200 letters.")
	case e.ContentOwner == "":
		return fault.New(fault.Invalid, "Kies welke afdeling over de inhoud gaat.", "Choose which department owns the content.")
	case e.FormOwner == "":
		return fault.New(fault.Invalid, "Kies wie over de vorm gaat.", "Choose who owns the form.")
	case v.From.Known() && v.Until.Known() && v.Until < v.From:
		return fault.New(fault.Invalid, "De laatste dag ligt voor de eerste dag.", "The last day is before the first day.")
	}
	return nil
}

// ErrEdited says that somebody else saved the same answer first.
var ErrEdited = store.ErrEdited
