package paper_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"handvest/internal/notice"
	"handvest/internal/paper"
)

var made = time.Date(2026, time.November, 20, 9, 30, 0, 0, time.UTC)

func letter(n int, body string) paper.Letter {
	return paper.Letter{Name: fmt.Sprintf("Mevrouw Ł. Çelik-%d", n), Address: "Dorpsstraat 1 A\n1234 AB  ELZERMONDE", Language: "nl", Date: "20 november 2026",
		Reference: fmt.Sprintf("HV-%d", n), Title: "Uw melding: één lantaarn is stuk", Body: body}
}

// file is a document on disk.
func file(t *testing.T, letters ...paper.Letter) string {
	t.Helper()
	var b bytes.Buffer
	if err := paper.Print(&b, paper.House{Name: "Gemeente Elzermonde", Return: "Retour: Postbus 1, 1234 AA Elzermonde"}, letters, made); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "brief.pdf")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// tool runs a program of poppler on a document.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip("this test needs poppler-utils")
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v: %s", name, err, out)
	}
	return string(out)
}

func TestALetterIsReadBackAsItWasWritten(t *testing.T) {
	body := "Beste mevrouw Çelik,\n\nU krijgt € 12,50 terug; dat is “één” keer.\n\n- Eerst kijken wij.\n- Dan maken wij.\n\nMet vriendelijke groet,\nGemeente Elzermonde"
	text := tool(t, "pdftotext", "-layout", file(t, letter(1, body)), "-")
	for _, want := range []string{"Mevrouw Ł. Çelik-1", "Dorpsstraat 1 A", "1234 AB ELZERMONDE", "Retour: Postbus 1", "20 november 2026", "Kenmerk", "HV-1", "Uw melding: één lantaarn is stuk",
		"U krijgt € 12,50 terug; dat is “één” keer.", "Eerst kijken wij.", "Pagina 1 van 1"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the letter:\n%s", want, text)
		}
	}
}

func TestEachLetterHasItsOwnPagesAndNumbers(t *testing.T) {
	long := strings.Repeat("Dit is een alinea van een brief die lang is, omdat er veel te zeggen valt over lantaarns en wat daarmee gebeurt als zij stuk zijn.\n\n", 25)
	path := file(t, letter(1, "Kort."), letter(2, long+"Het einde."), letter(3, "Ook kort."))
	text := tool(t, "pdftotext", "-layout", path, "-")
	if got := regexp.MustCompile(`Pagina \d van \d`).FindAllString(text, -1); fmt.Sprint(got) != "[Pagina 1 van 1 Pagina 1 van 2 Pagina 2 van 2 Pagina 1 van 1]" {
		t.Errorf("the pages are %v", got)
	}
	if n := strings.Count(text, "omdat er veel"); n != 25 || !strings.Contains(text, "Het einde.") {
		t.Errorf("%d of 25 paragraphs", n)
	}
	if info := tool(t, "pdfinfo", path); !strings.Contains(info, "Pages:           4") || !strings.Contains(info, "(A4)") || !strings.Contains(info, "Brieven (3)") {
		t.Error(info)
	}
}

func TestTheAddressStandsInTheWindow(t *testing.T) {
	l := letter(1, "Kort.")
	l.Address = "T.a.v. de administratie\nPostbus 123\n1234 AB  ELZERMONDE"
	box := regexp.MustCompile(`<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(Mevrouw|ELZERMONDE)<`)
	found := box.FindAllStringSubmatch(tool(t, "pdftotext", "-bbox", file(t, l), "-"), -1)
	if len(found) != 2 {
		t.Fatal(found)
	}
	const mm = 72 / 25.4
	for _, f := range found {
		var xMin, yMin, xMax, yMax float64
		if _, err := fmt.Sscan(strings.Join(f[1:5], " "), &xMin, &yMin, &xMax, &yMax); err != nil {
			t.Fatal(err)
		}
		if xMin < 20*mm || xMax > 110*mm || yMin < 60*mm || yMax > 79.5*mm {
			t.Errorf("%s stands at %.0f-%.0f by %.0f-%.0f mm", f[5], xMin/mm, xMax/mm, yMin/mm, yMax/mm)
		}
	}
}

func TestTheDocumentIsFitForAnArchive(t *testing.T) {
	const body = "Kort. مرحبا ﬁets 😀 naïef – “€”"
	path := file(t, letter(1, body))
	fonts := tool(t, "pdffonts", path)
	rows := strings.Split(strings.TrimSpace(fonts), "\n")[2:]
	if len(rows) != 3 {
		t.Errorf("fonts:\n%s", fonts)
	}
	for _, r := range rows {
		if f := strings.Fields(r); f[len(f)-5] != "yes" || f[len(f)-4] != "yes" || f[len(f)-3] != "yes" { // embedded, named as a part, and its signs can be read as text
			t.Errorf("font %s", r)
		}
	}
	if info := tool(t, "pdfinfo", path); strings.Contains(info, "Encrypted:       yes") || !strings.Contains(info, "JavaScript:      no") || !strings.Contains(info, "Tagged:          yes") || !strings.Contains(info, "Title:           Uw melding: één lantaarn is stuk") {
		t.Error(info)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>", "/OutputIntents [", "/S /GTS_PDFA1", "/Lang (nl)", "/Metadata ", "/ID [<", "/DisplayDocTitle true", "/MarkInfo <</Marked true>>",
		"/CreationDate (D:20261120093000Z)/ModDate (D:20261120093000Z)", "<xmp:CreateDate>2026-11-20T09:30:00Z</xmp:CreateDate><xmp:ModifyDate>2026-11-20T09:30:00Z</xmp:ModifyDate>"} {
		if !bytes.Contains(raw, []byte(want)) {
			t.Errorf("the document has no %s", want)
		}
	}
	for _, no := range []string{"/JavaScript", "/Encrypt", "/URI", "/EmbeddedFiles", "/S /Transparency"} {
		if bytes.Contains(raw, []byte(no)) {
			t.Errorf("the document has %s, which an archive may not hold or which does nothing", no)
		}
	}
	text := strings.NewReplacer("\u202b", "", "\u202c", "", "ﬁ", "fi").Replace(tool(t, "pdftotext", path, "-"))
	if !strings.Contains(text, "Kort.") || !strings.Contains(text, "مرحبا") || !strings.Contains(text, "fiets 😀 naïef – “€”") {
		t.Errorf("read back as %q", text)
	}
	var b bytes.Buffer
	if err := paper.Print(&b, paper.House{Name: "Gemeente Elzermonde", Return: "Retour: Postbus 1, 1234 AA Elzermonde"}, []paper.Letter{letter(1, body)}, made); err != nil || !bytes.Equal(raw, b.Bytes()) {
		t.Errorf("made again it differs: %v", err)
	}
}

func TestALetterIsReadAloudInOrder(t *testing.T) { // ISO 19005-2, 6.7
	said := tool(t, "pdfinfo", "-struct-text", file(t, letter(1, "Beste mevrouw,\n\n"+strings.Repeat("lang ", 40)+"\n\n- een\n- twee\n\nGroet"), letter(2, strings.Repeat("Een regel.\n", 60))))
	said = strings.Join(strings.Fields(said), " ")
	at := 0
	for _, want := range []string{"Document", "Sect", `P (block) "Gemeente Elzermonde"`, `P (block) "Retour:`, `"Mevrouw Ł. Çelik-1 " "Dorpsstraat 1 A " "1234 AB ELZERMONDE "`, `P (block) "Datum " "20 november 2026"`, `H1 (block) "Onderwerp " "Uw melding: één lantaarn is stuk"`,
		`P (block) "Beste mevrouw,"`, `P (block) "lang lang`, `L (block)`, `LI (block)`, `Lbl (block) "–"`, `LBody (block) "een"`, `LI (block)`, `LBody (block) "twee"`, `P (block) "Groet"`, "Sect", `"Een regel."`} {
		n := strings.Index(said[at:], want)
		if n < 0 {
			t.Fatalf("%s is not read, or not in its place, in: %s", want, said)
		}
		at += n
	}
	if strings.Count(said, `"Een regel."`) != 60 || strings.Contains(said, "Pagina") {
		t.Errorf("%d lines are read of 60; or the foot is read too: %s", strings.Count(said, `"Een regel."`), said)
	}
}

func TestALetterNeedsAnAddressOfTwoToSixLines(t *testing.T) {
	for address, want := range map[string]error{"Dorpsstraat 1\n1234 AB ELZERMONDE": nil, "": notice.ErrRefused, "a\nb\nc\nd\ne\nf": notice.ErrRefused} {
		r, err := paper.Carrier{}.Send(context.Background(), notice.Dispatch{Name: "J. de Vries", Address: address})
		if !errors.Is(err, want) || err == nil && r.State != notice.Printing {
			t.Errorf("%q: %+v, %v", address, r, err)
		}
	}
}

func FuzzPrint(f *testing.F) {
	f.Add("Beste,\n\n- een\n- twee", "Jan")
	f.Add(strings.Repeat("x", 5000), "\x00\xff")
	f.Fuzz(func(t *testing.T, body, name string) {
		var b bytes.Buffer
		if err := paper.Print(&b, paper.House{Name: name}, []paper.Letter{{Name: name, Address: body, Title: body, Body: body}}, made); err != nil {
			t.Fatal(err)
		}
	})
}
