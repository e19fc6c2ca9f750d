package servicelog

import (
	"bytes"

	"handvest/internal/fault"
)

// signatures are the beginnings of files that people take for an export.
var signatures = []struct{ magic, nl, en string }{
	{"PK\x03\x04", "een zip- of Excelbestand", "a zip or Excel file"},
	{"\xd0\xcf\x11\xe0", "een oud Excel- of Wordbestand", "an old Excel or Word file"},
	{"%PDF", "een PDF", "a PDF"},
	{"SQLite format 3", "een SQLite-database", "an SQLite database"},
	{"7z\xbc\xaf", "een 7z-archief", "a 7z archive"},
	{"Rar!", "een rar-archief", "a rar archive"},
	{"BZh", "een bzip2-bestand", "a bzip2 file"},
	{"\xfd7zXZ", "een xz-bestand", "an xz file"},
	{"\x28\xb5\x2f\xfd", "een zstd-bestand", "a zstd file"},
	{"\x89PNG", "een afbeelding", "an image"},
	{"\xff\xd8\xff", "een afbeelding", "an image"},
	{"GIF8", "een afbeelding", "an image"},
	{"{\\rtf", "een RTF-document", "an RTF document"},
	{"\x1f\x8b", "een tweede keer ingepakt met gzip", "compressed with gzip a second time"},
	{"<!DOCTYPE", "een webpagina (misschien een inlogscherm)", "a web page (a login screen perhaps)"},
	{"<!doctype", "een webpagina (misschien een inlogscherm)", "a web page (a login screen perhaps)"},
	{"<html", "een webpagina (misschien een inlogscherm)", "a web page (a login screen perhaps)"},
	{"<HTML", "een webpagina (misschien een inlogscherm)", "a web page (a login screen perhaps)"},
	{"<?xml", "een XML-bestand", "an XML file"},
}

// notAnExport says what a file is when it is not what it says.
func notAnExport(sample []byte) *fault.Fault {
	start := bytes.TrimLeft(bytes.TrimPrefix(sample, []byte("\ufeff")), " \t\r\n")
	if len(start) == 0 {
		return fault.New(fault.Invalid, "het bestand is leeg; lever de export opnieuw aan", "the file is empty; export it again")
	}
	for _, s := range signatures {
		if bytes.HasPrefix(start, []byte(s.magic)) {
			return fault.New(fault.Invalid,
				"dit is "+s.nl+" en geen CSV of JSON-regels; exporteer als CSV (in Excel: Opslaan als, CSV UTF-8)",
				"this is "+s.en+" and not CSV or JSON lines; export as CSV (in Excel: Save as, CSV UTF-8)")
		}
	}
	if start[0] == '[' && bytes.HasPrefix(bytes.TrimLeft(start[1:], " \t\r\n"), []byte("{")) {
		return fault.New(fault.Invalid,
			"dit is één JSON-lijst; lever JSON-regels aan, één object per regel (bijvoorbeeld met: jq -c '.[]')",
			"this is one JSON array; give JSON lines, one object a line (for instance with: jq -c '.[]')")
	}
	control := 0
	for _, b := range sample {
		if b == 0 {
			control = len(sample)
			break
		}
		if b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1a {
			control++
		}
	}
	if control*50 > len(sample) {
		return fault.New(fault.Invalid,
			"dit is geen tekstbestand; exporteer als CSV (UTF-8 of Windows-1252) of als JSON-regels",
			"this is not a text file; export as CSV (UTF-8 or Windows-1252) or as JSON lines")
	}
	return nil
}
