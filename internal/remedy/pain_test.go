package remedy

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

var (
	house  = Account{"Gemeente Elzermonde", "NL91ABNA0417164300"}
	asylum = Account{"Stichting Dierenasiel Café & Co", "NL02RABO0123456789"}
	monday = calendar.NewDate(2026, 11, 23)
)

func file(t testing.TB) File {
	t.Helper()
	asylum.IBAN = IBAN(valid("NL", "RABO0123456789"))
	return File{ID: 1234567890, Made: 1_795_000_000_000, From: house, On: monday, Transfers: []Transfer{
		{ID: 11, To: asylum, Cents: 1500, Gift: true},
		{ID: 12, To: Account{"J. Ørsted-Müller", IBAN(valid("DE", "370400440532013000"))}, Cents: 2505},
		{ID: 13, To: asylum, Cents: 1000, Gift: true},
	}}
}

func written(t testing.TB, f File) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WritePain(&b, f); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// schema gives the official schema of pain.001.001.09, as it travels in Debian's
// package libhbci4j-core-java, in a file of its own.
func schema(t *testing.T) string {
	t.Helper()
	missing := func(what string) {
		t.Helper()
		if os.Getenv("CI") == "true" {
			t.Fatal(what)
		}
		t.Skip(what)
	}
	if _, err := exec.LookPath("xmllint"); err != nil {
		missing("xmllint is not on this machine (Debian: apt install libxml2-utils): the payment file was not held against its schema")
	}
	for _, jar := range []string{os.Getenv("HANDVEST_PAIN_JAR"), "/usr/share/java/hbci4j-core.jar"} {
		z, err := zip.OpenReader(jar)
		if err != nil {
			continue
		}
		defer z.Close()
		in, err := z.Open("pain.001.001.09.xsd")
		if err != nil {
			t.Fatalf("%s: %v", jar, err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "pain.xsd")
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	missing("the schema of pain.001.001.09 is not on this machine (Debian: apt install libhbci4j-core-java): the payment file was not held against it")
	return ""
}

// against holds a file against the schema.
func against(t *testing.T, schema string, text []byte) error {
	t.Helper()
	cmd := exec.Command("xmllint", "--nonet", "--noout", "--schema", schema, "-")
	cmd.Stdin = bytes.NewReader(text)
	out, err := cmd.CombinedOutput()
	var wrong *exec.ExitError
	if errors.As(err, &wrong) {
		return fmt.Errorf("%s", out)
	}
	if err != nil {
		t.Fatal(err)
	}
	return nil
}

func TestThePaymentFileFitsTheOfficialSchema(t *testing.T) {
	xsd := schema(t)
	text := written(t, file(t))
	if err := against(t, xsd, text); err != nil {
		t.Errorf("%v\n%s", err, text)
	}
	for name, broken := range map[string]string{
		"an unknown element":   strings.Replace(string(text), "<GrpHdr>", "<Grp></Grp><GrpHdr>", 1),
		"no amount":            regexp.MustCompile(`<Amt>[\s\S]*?</Amt>`).ReplaceAllString(string(text), ""),
		"an account of nobody": strings.Replace(string(text), "NL91ABNA", "9191ABNA", 1),
		"a wrong order":        strings.Replace(string(text), "<PmtMtd>TRF</PmtMtd>", "", 1),
	} {
		if broken == string(text) || against(t, xsd, []byte(broken)) == nil {
			t.Errorf("the schema finds nothing wrong with %s", name)
		}
	}
	many := file(t)
	many.Transfers = nil
	for i := range 500 {
		many.Transfers = append(many.Transfers, Transfer{ID: int64(i) << 40, To: asylum, Cents: int64(i + 1), Gift: i%2 == 0})
	}
	if err := against(t, xsd, written(t, many)); err != nil {
		t.Error(err)
	}
}

// read is what a bank reads in a file: made for the test, apart from the writer.
type read struct {
	Count int    `xml:"CstmrCdtTrfInitn>GrpHdr>NbOfTxs"`
	Sum   string `xml:"CstmrCdtTrfInitn>GrpHdr>CtrlSum"`
	Parts []struct {
		Count int    `xml:"NbOfTxs"`
		Sum   string `xml:"CtrlSum"`
		Day   string `xml:"ReqdExctnDt>Dt"`
		From  string `xml:"DbtrAcct>Id>IBAN"`
		Lines []struct {
			End    string `xml:"PmtId>EndToEndId"`
			Amount string `xml:"Amt>InstdAmt"`
			Name   string `xml:"Cdtr>Nm"`
			IBAN   string `xml:"CdtrAcct>Id>IBAN"`
			Why    string `xml:"Purp>Cd"`
			Ref    string `xml:"RmtInf>Strd>CdtrRefInf>Ref"`
		} `xml:"CdtTrfTxInf"`
	} `xml:"CstmrCdtTrfInitn>PmtInf"`
}

func TestTheBankReadsWhatWasMeant(t *testing.T) {
	text := written(t, file(t))
	if again := written(t, file(t)); !bytes.Equal(text, again) {
		t.Error("the same file is written in another way again")
	}
	var r read
	if err := xml.Unmarshal(text, &r); err != nil {
		t.Fatal(err)
	}
	if r.Count != 3 || r.Sum != "50.05" || len(r.Parts) != 2 || r.Parts[0].Count != 2 || r.Parts[0].Sum != "25.00" || r.Parts[1].Sum != "25.05" || r.Parts[0].Day != "2026-11-23" || r.Parts[1].From != string(house.IBAN) {
		t.Errorf("%+v", r)
	}
	gift, citizen := r.Parts[0].Lines[0], r.Parts[1].Lines[0]
	if gift.Name != "Stichting Dierenasiel Cafe + Co" || gift.Why != "CHAR" || gift.Amount != "15.00" || gift.Ref != Reference(11) || gift.End != gift.Ref {
		t.Errorf("%+v", gift)
	}
	if citizen.Name != "J. Orsted-Muller" || citizen.Why != "" || !strings.HasPrefix(citizen.IBAN, "DE") {
		t.Errorf("%+v", citizen)
	}
}

func TestAPaymentFileThatIsNotRightIsNotWritten(t *testing.T) {
	for says, change := range map[string]func(*File){
		"geen betalingen. Kies": func(f *File) { f.On = calendar.NewDate(2026, 12, 25) },
		"heeft er 0":            func(f *File) { f.Transfers = nil },
		"twee keer":             func(f *File) { f.Transfers[1].ID = 11 },
		"bedrag dat niet kan":   func(f *File) { f.Transfers[0].Cents = 0 },
		"geen naam":             func(f *File) { f.Transfers[0].To.Holder = "✿" },
		"dat niet klopt":        func(f *File) { f.Transfers[2].To.IBAN = "NL00RABO0123456789" },
		"van de organisatie":    func(f *File) { f.From.IBAN = "" },
		"eigen rekening":        func(f *File) { f.From.Holder = " " },
	} {
		f := file(t)
		change(&f)
		var b bytes.Buffer
		err := WritePain(&b, f)
		if text, _ := fault.Text(err, fault.NL); !strings.Contains(text, says) || b.Len() > 0 {
			t.Errorf("%s: %v, %d bytes", says, err, b.Len())
		}
	}
}

func TestANameIsWrittenInTheCharactersOfEveryBank(t *testing.T) {
	for from, to := range map[string]string{"Zoë van 't Hof": "Zoe van 't Hof", "Straße 5": "Strasse 5", "a//b/": "a/b", "日本 B.V.": "B.V.", "Ĳssel": "IJssel", "x_y@z": "x-y(at)z"} {
		if got := plain(from, 70); got != to {
			t.Errorf("%q: %q, want %q", from, got, to)
		}
	}
	allowed := regexp.MustCompile(`^([A-Za-z0-9?:().,'+ -]|/[^/]|/$)*$`)
	rapid.Check(t, func(t *rapid.T) {
		s := plain(rapid.String().Draw(t, "text"), 35)
		if len(s) > 35 || !allowed.MatchString(s) || strings.HasPrefix(s, "/") || strings.HasSuffix(s, "/") || s != strings.TrimSpace(s) || strings.Contains(s, "//") {
			t.Fatalf("%q", s)
		}
	})
}

func TestBanksAreClosedOnSixDaysAndInWeekends(t *testing.T) {
	for day, open := range map[calendar.Date]bool{
		calendar.NewDate(2026, 1, 1): false, calendar.NewDate(2026, 4, 3): false, calendar.NewDate(2026, 4, 6): false, calendar.NewDate(2026, 5, 1): false,
		calendar.NewDate(2026, 12, 25): false, calendar.NewDate(2026, 4, 27): true, calendar.NewDate(2026, 5, 14): true, calendar.NewDate(2026, 11, 21): false, monday: true,
	} {
		if BankDay(day) != open {
			t.Errorf("%s: open is %v", day, !open)
		}
	}
	if d := NextBankDay(calendar.NewDate(2026, 4, 3)); d != calendar.NewDate(2026, 4, 7) {
		t.Errorf("after Easter: %s", d)
	}
}
