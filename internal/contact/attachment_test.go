package contact

import (
	"archive/zip"
	"bytes"
	"net/http"
	"path"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func document(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.Create(p)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte("<x/>")); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAFileNameHoldsNothingThatMisleads(t *testing.T) {
	for in, want := range map[string]string{
		"foto.JPG":                        "foto.jpg",
		`C:\Users\Anne\brief van 3.pdf`:   "brief van 3.pdf",
		"../../etc/passwd.txt":            "passwd.txt",
		".htaccess.txt":                   "htaccess.txt",
		"rekening\u202efdp.txt":           "rekeningfdp.txt",
		"a\x00b\r\n\"c\".pdf":             "ab _c_.pdf",
		"  .pdf":                          "",
		"virus.exe":                       "",
		"plaatje.svg":                     "",
		"brief.docm":                      "",
		"zonder":                          "",
		strings.Repeat("é", 300) + ".pdf": strings.Repeat("é", 116) + ".pdf",
	} {
		got, err := FileName(in)
		if want == "" && err == nil || want != "" && (err != nil || got != want) {
			t.Errorf("%q becomes %q, want %q (%v)", in, got, want, err)
		}
	}
}

func TestAFileMustBeWhatItsNameSays(t *testing.T) {
	for _, c := range []struct {
		name string
		data []byte
		ok   bool
	}{
		{"a.pdf", []byte("%PDF-1.7\n..."), true},
		{"a.pdf", []byte("<html><script>alert(1)</script>"), false},
		{"a.txt", []byte("Geachte heer,\nbijgaand."), true},
		{"a.txt", []byte("<!DOCTYPE html><script>"), false},
		{"a.png", []byte("\x89PNG\r\n\x1a\n...."), true},
		{"a.jpg", []byte("\x89PNG\r\n\x1a\n...."), false},
		{"a.docx", document(t, "[Content_Types].xml", "word/document.xml"), true},
		{"a.docx", document(t, "word/document.xml", "word/vbaProject.bin"), false},
		{"a.docx", document(t, "iets.txt"), false},
		{"a.odt", document(t, "mimetype", "content.xml"), true},
		{"a.heic", []byte("\x00\x00\x00\x18ftypheic\x00\x00"), true},
	} {
		media, err := FileType(c.name, http.DetectContentType(c.data), c.data)
		if (err == nil) != c.ok {
			t.Errorf("%s with %.12q: %q, %v", c.name, c.data, media, err)
		}
	}
}

func FuzzAFileNameIsCleanOrRefused(f *testing.F) {
	for _, s := range []string{"a.pdf", "..\\..\\a.txt", "\u202egpj.exe.pdf", ". . .csv", "COM1.txt", "a/b/c.png\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		name, err := FileName(s)
		if err != nil {
			return
		}
		if !utf8.ValidString(name) || utf8.RuneCountInString(name) > longestFileName || name != path.Base(name) || strings.ContainsAny(name, "/\\\"<>;") || strings.HasPrefix(name, ".") {
			t.Fatalf("%q became %q", s, name)
		}
		for _, r := range name {
			if !unicode.IsPrint(r) {
				t.Fatalf("%q became %q, with %U", s, name, r)
			}
		}
		if again, err := FileName(name); err != nil || again != name {
			t.Fatalf("%q became %q and then %q (%v)", s, name, again, err)
		}
	})
}

func FuzzNoPageOrProgramIsTakenForAFile(f *testing.F) {
	f.Add("a.txt", []byte("<html>"))
	f.Add("a.docx", document(f, "word/document.xml"))
	f.Add("a.gif", []byte("GIF89a<script>"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		clean, err := FileName(name)
		if err != nil {
			return
		}
		sniffed := http.DetectContentType(data)
		media, err := FileType(clean, sniffed, data)
		if err == nil && (strings.HasPrefix(sniffed, "text/html") || strings.HasPrefix(sniffed, "text/xml") || media == "text/html" || media == "image/svg+xml") {
			t.Fatalf("%q was taken as %s although it is %s", clean, media, sniffed)
		}
	})
}
