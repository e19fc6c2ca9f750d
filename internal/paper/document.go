package paper

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"strings"
	"time"
	"unicode/utf16"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"codeberg.org/go-pdf/fpdf"
)

// document is a document while it is made. The library draws the pages; what
// archives and screen readers ask for beside them we write ourselves.
type document struct {
	p           *fpdf.Fpdf
	lang, title string
	made        time.Time
	style       string // of the type: empty or B
	size        float64
	second      bool                        // the second typeface is there
	widths      map[string]map[rune]float64 // of signs at size 1, by typeface
	root        *element
	marks       [][]*element // by page and mark: whose words stand there
}

// begin is an empty document.
func begin(lang, title string, made time.Time) *document {
	p := fpdf.NewCustom(&fpdf.InitType{OrientationStr: "P", UnitStr: "mm", Size: fpdf.SizeType{Wd: pageWidth, Ht: pageHeight}})
	p.AddUTF8FontFromBytes(family, "", liberationsansregular.TTF)
	p.AddUTF8FontFromBytes(family, "B", liberationsansbold.TTF)
	p.SetAutoPageBreak(false, 0)
	p.SetMargins(left, houseTop, right)
	p.SetCellMargin(0)
	p.SetCatalogSort(true)
	if title == "" {
		title = words[lang].batch
	}
	return &document{p: p, lang: lang, title: title, made: made.UTC().Truncate(time.Second), root: &element{role: "Document"}, widths: map[string]map[rune]float64{}}
}

// text is a string of a document in UTF-16 (ISO 32000-1, 7.9.2.2).
func text(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String() + ">"
}

func packed(data []byte) []byte {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write(data) // into memory
	_ = w.Close()
	return b.Bytes()
}

// ofPage is how the library begins a page, with the group that says how colours
// mix: nothing here mixes.
var ofPage = regexp.MustCompile(`^<</Type /Page\n(?s:(.*?))(?:/Group <<.*?>>\n)?(/Contents)`)

// finish writes the document in the form that archives ask for.
func (d *document) finish(to io.Writer) error {
	var b bytes.Buffer
	if err := d.p.Output(&b); err != nil {
		return fmt.Errorf("print letters: %w", err)
	}
	all, err := drawn(b.Bytes())
	if err != nil {
		return err
	}
	var pages []int
	for i, object := range all {
		if ofPage.Match(object) {
			all[i] = ofPage.ReplaceAll(object, fmt.Appendf(nil, "<</Type /Page\n$1/StructParents %d/Tabs /S\n$2", len(pages)))
			pages = append(pages, i+1)
		}
	}
	if len(pages) != d.p.PageCount() {
		return errDrawn
	}
	if err := named(all); err != nil {
		return err
	}
	meta := all.stream("/Type /Metadata/Subtype /XML", metadata(d.title, d.lang, d.made))
	colours := all.stream("/N 3/Alternate /DeviceRGB/Filter /FlateDecode", packed(sRGB()))
	intent := all.add("<</Type /OutputIntent/S /GTS_PDFA1/OutputConditionIdentifier (sRGB)/Info (sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>", colours)
	spoken := d.structure(&all, pages)
	at := d.made.Format("D:20060102150405Z")
	info := all.add("<</Title %s/Producer (%s)/Creator (%[2]s)/CreationDate (%s)/ModDate (%[3]s)>>", text(d.title), maker, at)
	root := all.add("<</Type /Catalog/Pages 1 0 R/Lang (%s)/Metadata %d 0 R/OutputIntents [%d 0 R]/ViewerPreferences <</DisplayDocTitle true>>/MarkInfo <</Marked true>>/StructTreeRoot %d 0 R>>",
		d.lang, meta, intent, spoken)
	return all.write(to, root, info)
}
