package search

import (
	"testing"

	"handvest/internal/dutch"
)

// town is a small collection of our own writing.
var town = []Document{
	{Kind: "article", ID: "1", Title: "Vergunning om te parkeren aanvragen", Keywords: "parkeerplaats straat", Body: "Bewoners kunnen parkeren met een vergunning.\n## Kosten\nU betaalt per jaar."},
	{Kind: "article", ID: "2", Title: "Paspoort aanvragen", Body: "Maak een afspraak. Neem een pasfoto mee.\n## Kosten\nEen paspoort kost geld."},
	{Kind: "article", ID: "3", Title: "Verhuizing doorgeven", Body: "Geef uw nieuwe adres door binnen vijf dagen na de verhuizing."},
	{Kind: "product", ID: "3", Title: "Huwelijk", Body: "Trouwen op het stadhuis. Meld u op tijd."},
	{Kind: "staff", ID: "7", Title: "Jolanda Hazenberg", Keywords: "balie burgerzaken 1234"},
}

func townIndex(tb testing.TB, o Options) *Index {
	tb.Helper()
	d, err := dutch.New(nil)
	if err != nil {
		tb.Fatal(err)
	}
	o.Dutch = d
	return indexOf(tb, o, town)
}

func TestTheRightDocumentComesFirst(t *testing.T) {
	x := townIndex(t, Options{})
	for _, c := range []struct {
		query, kind, id string
		how             How
	}{
		{"paspoort", "article", "2", Exactly},
		{"paspoorten", "article", "2", ByForm},
		{"pasport", "article", "2", BySpelling},
		{"verhuizen", "article", "3", ByForm},
		{"wat kost een paspoort?", "article", "2", Exactly},
		{"hazenberg", "staff", "7", Exactly},
		{"1234", "staff", "7", Exactly},
	} {
		hits := x.Search(Query{Text: c.query})
		if len(hits) == 0 || hits[0].Kind != c.kind || hits[0].ID != c.id {
			t.Errorf("%q gives %v", c.query, hits)
			continue
		}
		why := hits[0].Why
		if len(why) == 0 || why[len(why)-1].How != c.how {
			t.Errorf("%q is explained as %+v, want %v", c.query, why, c.how)
		}
	}
}

func TestAHalfTypedWordFinds(t *testing.T) {
	x := townIndex(t, Options{})
	hits := x.Search(Query{Text: "vergunning park", Typing: true})
	if len(hits) == 0 || hits[0].ID != "1" {
		t.Fatalf("got %+v", hits)
	}
	if hits := x.Search(Query{Text: "verhuiz", Typing: true, Kinds: []string{"product"}}); len(hits) != 0 {
		t.Errorf("other kinds came along: %+v", hits)
	}
}

func TestWhatIsDeletedOrReplacedIsNotFoundAnyMore(t *testing.T) {
	x := townIndex(t, Options{})
	x.Delete("article", "2")
	x.Delete("article", "none")
	if hits := x.Search(Query{Text: "paspoort"}); len(hits) != 0 {
		t.Errorf("still found: %+v", hits)
	}
	x.Put(Document{Kind: "article", ID: "3", Title: "Rijbewijs verlengen"})
	if hits := x.Search(Query{Text: "verhuizing"}); len(hits) != 0 {
		t.Errorf("the old text is still found: %+v", hits)
	}
	if hits := x.Search(Query{Text: "rijbewijs"}); len(hits) != 1 || x.Len() != len(town)-1 {
		t.Errorf("the new text is not found: %+v of %d", hits, x.Len())
	}
}

func TestWhatAPersonMayNotSeeIsHidden(t *testing.T) {
	x := townIndex(t, Options{})
	hits := x.Search(Query{Text: "paspoort vergunning", Allow: func(_, id string) bool { return id != "2" }})
	for _, h := range hits {
		if h.ID == "2" {
			t.Errorf("found what is not allowed: %+v", h)
		}
	}
	if len(hits) == 0 {
		t.Error("nothing is left")
	}
}
