package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"regexp"
	"strings"

	"handvest/internal/fault"
)

// declaration is one design token: a custom property with a harmless value.
var declaration = regexp.MustCompile(`^--[a-zA-Z0-9_-]{1,120}\s*:\s*[^;{}<>@\\]{0,300}$`)

// ParseTheme checks the token file of an organisation. It is input from
// outside: only custom properties in one :root block (more than one is fine)
// pass; no url(), no import, no other selector. The answer is written anew
// from what was understood.
func ParseTheme(css []byte) ([]byte, error) {
	text := stripComments(string(css))
	var out bytes.Buffer
	out.WriteString(":root{")
	for strings.TrimSpace(text) != "" {
		open, shut := strings.IndexByte(text, '{'), strings.IndexByte(text, '}')
		if open < 0 || shut < open {
			return nil, fault.New(fault.Invalid, "Het themabestand is niet te lezen: een blok begint of eindigt niet. Lever één blok :root { … } met alleen --tokens.",
				"The theme file cannot be read: a block does not begin or end. Give one block :root { … } with only --tokens.")
		}
		selector := strings.TrimSpace(text[:open])
		if selector != ":root" && !themeClass.MatchString(selector) {
			return nil, fault.Newf(fault.Invalid, "Het themabestand bevat %q; alleen :root of een klasse als .voorbeeld-theme mag.",
				"The theme file contains %q; only :root or a class such as .voorbeeld-theme may.", clip(selector))
		}
		for _, d := range strings.Split(text[open+1:shut], ";") {
			d = strings.TrimSpace(d)
			if d == "" {
				continue
			}
			if lower := strings.ToLower(d); !declaration.MatchString(d) || strings.Contains(lower, "url(") || strings.Contains(lower, "image(") || strings.Contains(lower, "expression(") {
				return nil, fault.Newf(fault.Invalid, "Het themabestand bevat %q; alleen tokens als --basis-color-action-1-color-default: #005 mogen, zonder url().",
					"The theme file contains %q; only tokens such as --basis-color-action-1-color-default: #005 may, without url().", clip(d))
			}
			fmt.Fprintf(&out, "%s;", d)
		}
		text = text[shut+1:]
	}
	out.WriteString("}\n")
	return out.Bytes(), nil
}

var themeClass = regexp.MustCompile(`^\.[a-zA-Z][a-zA-Z0-9_-]*$`)

func clip(s string) string {
	if len(s) > 60 {
		return s[:60] + "…"
	}
	return s
}

func stripComments(s string) string {
	for {
		from := strings.Index(s, "/*")
		if from < 0 {
			return s
		}
		to := strings.Index(s[from+2:], "*/")
		if to < 0 {
			return s[:from]
		}
		s = s[:from] + " " + s[from+2+to+2:]
	}
}

// themeFile is a checked theme as it is served, under a name with its hash.
type themeFile struct {
	name, path string
	content    []byte
}

func newThemeFile(css []byte) themeFile {
	if len(css) == 0 {
		return themeFile{}
	}
	sum := sha256.Sum256(css)
	name := "thema-" + hex.EncodeToString(sum[:5]) + ".css"
	return themeFile{name: name, path: assetsPath + name, content: css}
}

func (t themeFile) serve(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	_, _ = w.Write(t.content)
}
