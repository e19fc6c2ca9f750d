package contact

import (
	"archive/zip"
	"bytes"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// FileState is what is known about the safety of a file; its number is stored.
type FileState uint8

// The states of a file.
const (
	FileWaiting    FileState = 1 // to be looked at by the virus scanner
	FileClean      FileState = 2
	FileRefused    FileState = 3 // the scanner found something
	FileNotScanned FileState = 4 // there is no scanner
)

// Attachment is a file of a contact.
type Attachment struct {
	ID      int64
	Contact int64 // of the contact, or of its draft: they are the same
	Name    string
	Type    string // media type, one of those that we know
	Size    int64  // bytes
	SHA256  string
	State   FileState
	Verdict string // of the scanner, in its own words
	Staff   int64
	Created calendar.Instant
}

// fileKind is what a file with an extension must be.
type fileKind struct {
	media string
	sniff string // what its first bytes must look like
	holds string // a part that its archive must have
}

// fileKinds are the extensions that we take. What a browser would run is not
// among them, nor an archive in which something can hide.
var fileKinds = map[string]fileKind{
	".pdf":  {"application/pdf", "application/pdf", ""},
	".jpg":  {"image/jpeg", "image/jpeg", ""},
	".jpeg": {"image/jpeg", "image/jpeg", ""},
	".png":  {"image/png", "image/png", ""},
	".gif":  {"image/gif", "image/gif", ""},
	".webp": {"image/webp", "image/webp", ""},
	".heic": {"image/heic", "heic", ""},
	".txt":  {"text/plain", "text/plain", ""},
	".csv":  {"text/csv", "text/plain", ""},
	".eml":  {"message/rfc822", "text/plain", ""},
	".docx": {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/zip", "word/document.xml"},
	".xlsx": {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/zip", "xl/workbook.xml"},
	".pptx": {"application/vnd.openxmlformats-officedocument.presentationml.presentation", "application/zip", "ppt/presentation.xml"},
	".odt":  {"application/vnd.oasis.opendocument.text", "application/zip", "content.xml"},
	".ods":  {"application/vnd.oasis.opendocument.spreadsheet", "application/zip", "content.xml"},
}

// longestFileName is in characters, extension included.
const longestFileName = 120

// FileName is the name of a file without what could mislead: no folders, no
// signs that are not seen, no dots in front.
func FileName(name string) (string, error) {
	name = strings.ToValidUTF8(name, "")
	name = path.Base(strings.ReplaceAll(name, "\\", "/"))
	name = strings.Map(func(r rune) rune {
		switch {
		case r == '"' || r == '<' || r == '>' || r == ':' || r == '|' || r == '?' || r == '*' || r == '/' || r == ';':
			return '_'
		case unicode.IsSpace(r):
			return ' '
		case !unicode.IsPrint(r): // control signs, and those that turn the direction of writing
			return -1
		}
		return r
	}, name)
	name = strings.Join(strings.Fields(strings.TrimLeft(name, ". ")), " ")
	name = strings.TrimRight(name, ". ")
	ext := strings.ToLower(path.Ext(name))
	base := strings.TrimSpace(name[:len(name)-len(ext)])
	if _, known := fileKinds[ext]; !known {
		return "", fault.New(fault.Invalid, "Dit soort bestand nemen wij niet aan. Gebruik pdf, een foto, tekst of een Office-document zonder macro's.",
			"We do not take this kind of file. Use pdf, a photo, text or an Office document without macros.").At("file")
	}
	if base == "" {
		base = "bestand"
	}
	for utf8.RuneCountInString(base)+len(ext) > longestFileName {
		_, size := utf8.DecodeLastRuneInString(base)
		base = base[:len(base)-size]
	}
	return strings.TrimSpace(base) + ext, nil
}

// FileType is the media type of a file whose name was cleaned, when its content
// is what its extension says. Sniffed is what its first bytes look like.
func FileType(name, sniffed string, data []byte) (string, error) {
	kind, known := fileKinds[strings.ToLower(path.Ext(name))]
	sniffed, _, _ = strings.Cut(sniffed, ";")
	if kind.sniff == "heic" && len(data) > 12 && string(data[4:8]) == "ftyp" && heic[string(data[8:12])] {
		sniffed = "heic"
	}
	if !known || sniffed != kind.sniff {
		return "", fault.New(fault.Invalid, "De inhoud van dit bestand past niet bij zijn naam. Open het, sla het opnieuw op en voeg het dan toe.",
			"The content of this file does not match its name. Open it, save it again and then attach it.").At("file")
	}
	if kind.holds != "" && !archiveHolds(data, kind.holds) {
		return "", fault.New(fault.Invalid, "Dit document is beschadigd of bevat macro's. Sla het op als pdf en voeg het dan toe.",
			"This document is damaged or holds macros. Save it as pdf and then attach it.").At("file")
	}
	return kind.media, nil
}

var heic = map[string]bool{"heic": true, "heix": true, "mif1": true, "heim": true, "heis": true}

// archiveHolds says whether a document has the part that makes it one, and no
// program in it.
func archiveHolds(data []byte, part string) bool {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return false
	}
	found := false
	for _, f := range z.File {
		name := strings.ToLower(f.Name)
		if strings.Contains(name, "vbaproject") || strings.HasPrefix(name, "basic/") || strings.HasPrefix(name, "scripts/") {
			return false
		}
		found = found || f.Name == part
	}
	return found
}
