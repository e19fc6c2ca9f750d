// Package ui holds what a browser is sent besides pages: styles, scripts and
// fonts. Their source is beside this file; cmd/webbuild bundles it into dist,
// which is built into the binary and not kept in the repository.
package ui

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

//go:embed all:dist
var dist embed.FS

// Manifest says under which name, with a hash of its content, each source
// file ended up.
const Manifest = "manifest.json"

// Assets is the built set of files.
type Assets struct {
	Style  string // file name of the style sheet; empty when nothing was built
	Script string // file name of the script
	Font   string // file name of the font that every page needs first
	files  fs.FS
}

// Built reads the files that were built into this binary. Without a build the
// set is empty: pages then work as plain, unstyled pages.
func Built() (Assets, error) {
	files, err := fs.Sub(dist, "dist")
	if err != nil {
		return Assets{}, fmt.Errorf("open built styles and scripts: %w", err)
	}
	return Read(files)
}

// Read reads a set of built files.
func Read(files fs.FS) (Assets, error) {
	a := Assets{files: files}
	raw, err := fs.ReadFile(files, Manifest)
	if errors.Is(err, fs.ErrNotExist) { // nothing was built yet; Ready says so
		return a, nil
	}
	if err != nil {
		return a, fmt.Errorf("read %s: %w", Manifest, err)
	}
	var names map[string]string
	if err := json.Unmarshal(raw, &names); err != nil {
		return a, fmt.Errorf("read %s: %w", Manifest, err)
	}
	a.Style, a.Script = names["css/app.css"], names["js/app.ts"]
	for source, name := range names {
		if strings.HasSuffix(source, "-latin-wght-normal.woff2") {
			a.Font = name
		}
	}
	return a, nil
}

// Ready says whether styles and scripts were built.
func (a Assets) Ready() bool { return a.Style != "" && a.Script != "" }

// Files gives the built files by name.
func (a Assets) Files() fs.FS { return a.files }

// The lists that are built in, packed; the licence of each stands beside it.
const (
	words     = "words-nl.txt.gz"
	passwords = "passwords.txt.gz"
)

// Words gives the Dutch word list for dutch.New. Without a build it is nil.
func Words() ([]byte, error) { return list(words) }

// Passwords gives the leaked passwords for staff.ReadLeaked. Without a build it
// is nil.
func Passwords() ([]byte, error) { return list(passwords) }

func list(name string) ([]byte, error) {
	packed, err := dist.ReadFile("dist/" + name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the built list %s: %w", name, err)
	}
	return packed, nil
}
