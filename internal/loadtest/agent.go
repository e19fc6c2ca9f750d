package loadtest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"handvest/internal/town"
)

// Agent works at the desk over HTTP as a person does: looks a caller up letter
// by letter, opens the klantbeeld, chooses a subject, types a note that is
// saved again and again, and finishes.
type Agent struct {
	Base   string       // address of the server, with a slash behind it
	Cookie *http.Cookie // of its session
	People []town.Citizen
	Party  func(citizen uint32) int64
	Pace   float64 // how much quicker than a person it thinks and types
	Steps  *Steps
	Rand   *rand.Rand
	Client *http.Client
}

// How long a person takes.
const (
	keystroke = 190 * time.Millisecond
	listening = 6 * time.Second
	typing    = 2 * time.Second // between two savings
	saves     = 6
	wrapUp    = 8 * time.Second
)

// Work handles contacts until the context ends, or a number of them.
func (g *Agent) Work(ctx context.Context, most int) error {
	for range most {
		if ctx.Err() != nil {
			return nil //nolint:nilerr // the end of the time is how it should end
		}
		if err := g.contact(ctx); err != nil && ctx.Err() == nil {
			return err
		}
	}
	return nil
}

// think waits as long as a person would, more or less. When the time is over it
// says so: the agent then leaves the contact as it is, for fifty who finish at
// one moment are no working day.
func (g *Agent) think(ctx context.Context, length time.Duration) error {
	length = time.Duration(float64(length) / g.Pace * (.5 + g.Rand.Float64()))
	t := time.NewTimer(length)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// tab is the contact on screen, as the page knows it.
type tab struct {
	place   string // its path
	version string
}

// contact is one contact from beginning to end.
func (g *Agent) contact(ctx context.Context) error {
	citizen := drawn(g.Rand, g.People)
	anonymous := g.Rand.Float64() < .2
	newcomer := !anonymous && g.Rand.Float64() < .08
	var t tab
	if err := g.page(ctx, "start", "balie", url.Values{"kanaal": {"telefoon"}}, &t); err != nil {
		return err
	}
	if err := g.think(ctx, listening); err != nil {
		return err
	}
	if !anonymous {
		if err := g.look(ctx, &t, citizen, newcomer); err != nil {
			return err
		}
	}
	if err := g.subject(ctx, &t); err != nil {
		return err
	}
	words := strings.Fields("Belt over de melding en wil weten wanneer het klaar is, want het duurt nu al langer dan de vorige keer is gezegd; heeft ook gemaild.")
	form := url.Values{}
	if newcomer {
		form.Set("naam", "Nieuw "+strconv.Itoa(g.Rand.IntN(1_000_000)))
		form.Set("telefoon", fmt.Sprintf("06-9%07d", g.Rand.IntN(10_000_000)))
		form.Set("email", "")
		form.Set("onthoud", "1")
	}
	for n := range saves {
		if err := g.think(ctx, typing); err != nil {
			return err
		}
		form.Set("tekst", strings.Join(words[:len(words)*(n+1)/saves], " "))
		if err := g.save(ctx, &t, form); err != nil {
			return err
		}
	}
	if err := g.think(ctx, wrapUp); err != nil {
		return err
	}
	form.Set("geholpen", "ja")
	form.Set("doe", "rond-af")
	kind := "finish"
	if newcomer {
		kind = "finish, new citizen"
	}
	return g.page(ctx, kind, t.place, form, &t)
}

// look finds the caller and opens what we know of them.
func (g *Agent) look(ctx context.Context, t *tab, citizen *town.Citizen, newcomer bool) error {
	ways := queries(g.Rand, citizen)
	way := ways[g.Rand.IntN(len(ways))]
	if err := g.type_(ctx, "search by "+way[0], way[1], ""); err != nil {
		return err
	}
	if newcomer || citizen.Party.Sensitive {
		return nil
	}
	id := strconv.FormatInt(g.Party(citizen.Number), 10)
	if err := g.page(ctx, "choose a party", t.place, url.Values{"doe": {"klant:" + id}}, t); err != nil {
		return err
	}
	if g.Rand.Float64() < .3 {
		return g.klantbeeld(ctx, id)
	}
	return nil
}

// subject finds what it is about.
func (g *Agent) subject(ctx context.Context, t *tab) error {
	if err := g.type_(ctx, "search an answer", questions[g.Rand.IntN(len(questions))], "onderwerp"); err != nil {
		return err
	}
	if err := g.think(ctx, listening/4); err != nil {
		return err
	}
	products := []string{"lantaarnpaal", "paspoort", "verhuizing", "grofvuil", "bijstand", "rijbewijs", "parkeervergunning"}
	return g.page(ctx, "choose a subject", t.place, url.Values{"doe": {"product:" + products[g.Rand.IntN(len(products))]}}, t)
}

// type_ types into the search box: each key asks.
func (g *Agent) type_(ctx context.Context, kind, text, scope string) error {
	letters := []rune(text)
	for n := 1; n <= len(letters); n++ {
		if err := g.think(ctx, keystroke); err != nil {
			return err
		}
		form := url.Values{"q": {string(letters[:n])}}
		if scope != "" {
			form.Set("bereik", scope)
		}
		if _, err := g.ask(ctx, kind, "zoek", form); err != nil {
			return err
		}
	}
	return nil
}

// save keeps the draft; the answer is its next version.
func (g *Agent) save(ctx context.Context, t *tab, form url.Values) error {
	form.Set("versie", t.version)
	body, err := g.ask(ctx, "autosave", t.place+"/bewaren", form)
	if err != nil {
		return err
	}
	if m := savedVersion.FindStringSubmatch(body.text); m != nil {
		t.version = m[1]
	}
	return nil
}

var (
	savedVersion = regexp.MustCompile(`"version":"(\d+)"`)
	formVersion  = regexp.MustCompile(`name="versie"[^>]*value="(\d+)"|value="(\d+)"[^>]*name="versie"`)
)

// page does something of which the answer is the desk.
func (g *Agent) page(ctx context.Context, kind, path string, form url.Values, t *tab) error {
	if t.version != "" {
		form.Set("versie", t.version)
	}
	got, err := g.ask(ctx, kind, path, form)
	if err != nil {
		return err
	}
	if got.place != "" {
		t.place = strings.TrimPrefix(got.place, "/")
	}
	if m := formVersion.FindStringSubmatch(got.text); m != nil {
		t.version = m[1] + m[2]
	}
	return nil
}

// answer is what the server said.
type answer struct{ text, place string }

// ask sends a form, or asks for a page when there is none, and measures it to
// the last byte.
func (g *Agent) ask(ctx context.Context, kind, path string, form url.Values) (answer, error) {
	return g.send(ctx, kind, path, form, true)
}

// send asks for a part of a page, or, as a plain form does, to be led on.
func (g *Agent) send(ctx context.Context, kind, path string, form url.Values, part bool) (a answer, err error) {
	method, body := http.MethodGet, io.Reader(nil)
	if form != nil {
		method, body = http.MethodPost, strings.NewReader(form.Encode())
	}
	r, err := http.NewRequestWithContext(context.WithoutCancel(ctx), method, g.Base+path, body)
	if err != nil {
		return a, err
	}
	r.AddCookie(g.Cookie)
	if part {
		r.Header.Set("Hv-Fragment", "1")
	}
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	began := time.Now()
	got, err := g.Client.Do(r)
	if err == nil {
		var text []byte
		text, err = io.ReadAll(got.Body)
		err = errors.Join(err, got.Body.Close())
		if err == nil && got.StatusCode != http.StatusOK && (part || got.StatusCode != http.StatusSeeOther) {
			err = fmt.Errorf("%s %s: %s: %.300s", method, path, got.Status, text)
		}
		a = answer{string(text), got.Header.Get("Hv-Location")}
	}
	g.Steps.Add(kind, time.Since(began), err)
	return a, err
}
