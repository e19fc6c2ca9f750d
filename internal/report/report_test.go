package report

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
)

type names map[uint32]string

func (n names) Code(id uint32) string { return strings.ToLower(n[id]) }
func (n names) Name(id uint32) string { return n[id] }

// sample is the document of two promises over 1,206 made cases.
func sample(t *testing.T, public bool) *Document {
	t.Helper()
	labels := &clock.LabelMap{}
	mail, phone := labels.Add(clock.ByChannel, "mail"), labels.Add(clock.ByChannel, "phone")+1
	cals := clock.NewCalendars(nil)
	p := charter.Promise{
		ID: "mail", Version: 2, Status: charter.Published, Kind: charter.Share, Category: charter.Process, Owner: "A. Ambtenaar",
		Title: charter.Text{NL: "=Antwoord op e-mail", EN: "Answer to e-mail"}, Text: charter.Text{NL: "Wij antwoorden <binnen> 2 werkdagen.", EN: "We answer within 2 working days."},
		Start: charter.Start{Events: []charter.Event{charter.Received}}, End: []charter.Event{charter.Closed},
		Norm: charter.Norm{Term: calendar.Term{Quantity: 2, Unit: calendar.WorkingDays}}, Target: charter.Target{Min: 9000},
		Remedy: &charter.Remedy{Form: charter.Money, Cents: 1500, Implicit: true}, ValidUntil: calendar.NoDate,
	}
	conduct := charter.Promise{ID: "luisteren", Version: 1, Status: charter.Published, Kind: charter.Unmeasured, Title: charter.Text{NL: "Wij luisteren"}, MeasuredBy: "survey", ValidUntil: calendar.NoDate}
	day := calendar.NewDate(2026, 1, 5)
	zone, err := calendar.LoadZone("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	now := zone.At(calendar.NewDate(2026, 6, 1), 12*3600)
	var figures []clock.Figures
	for _, p := range []charter.Promise{p, conduct} {
		c, err := clock.Compile([]charter.Promise{p}, cals, labels)
		if err != nil {
			t.Fatal(err)
		}
		m := &clock.Measured{}
		h := clock.NewHistory()
		for i := range 1206 {
			h.Moments[charter.Received] = zone.At(day.AddDays(i%80), 9*3600)
			h.Moments[charter.Closed] = h.Moments[charter.Received] + 3600_000
			if i%10 == 0 {
				h.Moments[charter.Closed] += 20 * 86400_000
			}
			h.Labels.Channel = mail
			if i < 3 {
				h.Labels.Channel = phone
			}
			m.Append(int64(i), c.Evaluate(&h, now), h.Labels)
		}
		figures = append(figures, clock.Compute(m, c, clock.Options{Now: now, From: day, Until: day.AddDays(180)}))
	}
	return Build(Source{From: day, Until: day.AddDays(180), AsOf: now, Organisation: charter.Text{NL: "Gemeente Voorbeeld", EN: "Municipality of Example"}, Figures: figures, Names: names{mail: "E-mail", phone: "Telefoon"}, Public: public})
}

func TestTheDocumentKeepsToItsSchema(t *testing.T) {
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("report.schema.json", parsed); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("report.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, public := range []bool{false, true} {
		var out bytes.Buffer
		d := sample(t, public)
		d.Publication = &Publication{Version: 2, PublishedAt: "2026-06-02T10:00:00Z", Reason: "telling hersteld"}
		if err := d.JSON(&out); err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(&out)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(doc); err != nil {
			t.Errorf("public %v: %v", public, err)
		}
	}
}

func TestWhatIsNotForThePublicIsNotThere(t *testing.T) {
	var in, out bytes.Buffer
	if err := sample(t, false).JSON(&in); err != nil {
		t.Fatal(err)
	}
	if err := sample(t, true).JSON(&out); err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"Ambtenaar", "1500", "implicit", `"n": 3,`} {
		if !strings.Contains(in.String(), secret) {
			t.Errorf("%s is missing inside", secret)
		}
		if strings.Contains(out.String(), secret) {
			t.Errorf("%s is told in public", secret)
		}
	}
}

func TestTheSameFigureStandsInEveryFormat(t *testing.T) {
	d := sample(t, false)
	f := d.Promises[0]
	if f.N != 1206 || f.InTime != 1085 || f.Verdict != "missed" {
		t.Fatalf("the figure is %+v", f.Count)
	}
	var table, page, file bytes.Buffer
	if err := d.Table(&table, "channel", fault.NL, 120); err != nil {
		t.Fatal(err)
	}
	if err := d.HTML(&page, "channel", fault.NL); err != nil {
		t.Fatal(err)
	}
	if err := d.CSV(&file, "", fault.NL); err != nil {
		t.Fatal(err)
	}
	for format, text := range map[string]string{"table": table.String(), "html": page.String()} {
		for _, want := range []string{"1.206", "1.085", "89,97%", "niet gehaald", "≥ 90%", "niet te meten", "Telefoon"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %s:\n%s", format, want, text)
			}
		}
	}
	if strings.Contains(page.String(), "<binnen>") || strings.Contains(page.String(), "http://") || strings.Contains(page.String(), "https://") {
		t.Error("the page holds a tag that a charter wrote, or asks the network for something")
	}
	lines, err := csv.NewReader(&file).ReadAll()
	if err != nil || len(lines) != 3 {
		t.Fatalf("%d lines, %v", len(lines), err)
	}
	row := map[string]string{}
	for i, name := range lines[0] {
		row[name] = lines[1][i]
	}
	if row["n"] != "1206" || row["in_time"] != "1085" || row["percentage"] != "89.97" || row["title"] != "'=Antwoord op e-mail" {
		t.Errorf("the CSV says %v", row)
	}
}

func TestLinesAreAlignedAndFit(t *testing.T) {
	for _, width := range []int{80, 120} {
		var out bytes.Buffer
		if err := sample(t, false).Table(&out, "month", fault.EN, width); err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(out.String(), "\n") {
			if n := len([]rune(line)); n > width+30 {
				t.Errorf("a line of %d characters: %s", n, line)
			}
		}
	}
}

func TestNumbersAreWrittenAsPeopleDo(t *testing.T) {
	nl, en := Words(fault.NL), Words(fault.EN)
	ninety := 90.0
	tests := []struct{ got, want string }{
		{nl.Number(1204), "1.204"}, {en.Number(1234567), "1,234,567"}, {nl.Number(-12), "-12"}, {nl.Number(999), "999"},
		{nl.Share(Count{N: 1000, InTime: 864}, Target{}, ""), "86,4%"}, {en.Share(Count{N: 1000, InTime: 864}, Target{}, ""), "86.4%"},
		{nl.Share(Count{N: 100000, InTime: 89999}, Target{Min: &ninety}, "missed"), "89,999%"},
		{nl.Share(Count{N: 10, InTime: 9}, Target{Min: &ninety}, "met"), "90,0%"},
		{nl.Share(Count{}, Target{}, ""), "–"},
		{nl.Duration(18.7), "18,7 s"}, {nl.Duration(300), "5 min"}, {nl.Duration(86400 * 8), "8 dgn"}, {en.Duration(7200), "2 h"},
		{nl.Date("2026-03-02"), "2 maart 2026"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("written %q, want %q", tt.got, tt.want)
		}
	}
}

func TestAPDFIsPrintedOrTheRemedyIsTold(t *testing.T) {
	d := sample(t, false)
	var out bytes.Buffer
	err := d.PDF(context.Background(), &out, "", fault.NL, Printer{Browser: "no-such-browser"})
	if f := fault.As(err); f == nil || !strings.Contains(f.NL, "het pakket chromium") || out.Len() > 0 {
		t.Errorf("without a browser: %v", err)
	}
	for _, name := range browsers {
		if _, err := exec.LookPath(name); err == nil {
			if err := d.PDF(context.Background(), &out, "channel", fault.NL, Printer{}); err != nil {
				t.Fatal(err)
			}
			if !bytes.HasPrefix(out.Bytes(), []byte("%PDF-")) {
				t.Error("what was printed is no PDF")
			}
			return
		}
	}
	if os.Getenv("CI") == "true" {
		t.Fatal("there is no Chromium on this machine to print with; scripts/setup test installs it")
	}
	t.Skip("left out: there is no Chromium on this machine to print with")
}

func TestADocumentIsReadBackAsItWasWritten(t *testing.T) {
	var a, b bytes.Buffer
	if err := sample(t, true).JSON(&a); err != nil {
		t.Fatal(err)
	}
	var d Document
	if err := json.Unmarshal(a.Bytes(), &d); err != nil {
		t.Fatal(err)
	}
	if err := d.JSON(&b); err != nil {
		t.Fatal(err)
	}
	if a.String() != b.String() {
		t.Error("a publication that is read back differs from what was published")
	}
}
