package smtp

import (
	"html"
	"regexp"
	"strings"

	"handvest/internal/notice"
)

// link is an address in a text that may be clicked. The last sign is never
// punctuation, which belongs to the sentence.
var link = regexp.MustCompile(`https?://[^\s<>"']*[^\s<>"'.,;:!?)]`)

// page is the text as a simple page: paragraphs, lists and links. It asks
// nothing of the network, has no pictures, and leaves colours and type to the
// reader's own program.
func page(d *notice.Dispatch) string {
	var b strings.Builder
	lang := d.Language
	if lang == "" {
		lang = "nl"
	}
	b.WriteString(`<!doctype html>` + "\n" + `<html lang="` + html.EscapeString(lang) + `"><head><meta charset="utf-8"><title>` + html.EscapeString(flat(d.Title)) + `</title></head>` + "\n" + `<body style="font-family:sans-serif;line-height:1.5;max-width:40em">` + "\n")
	body := strings.ReplaceAll(d.Body, "\r\n", "\n")
	for _, block := range strings.Split(body, "\n\n") {
		lines := strings.Split(strings.Trim(block, "\n"), "\n")
		for i := 0; i < len(lines); {
			list := bullet(lines[i])
			j := i
			for j < len(lines) && bullet(lines[j]) == list {
				j++
			}
			if list {
				b.WriteString("<ul>\n")
				for _, l := range lines[i:j] {
					b.WriteString("<li>" + rich(strings.TrimSpace(l)[2:]) + "</li>\n")
				}
				b.WriteString("</ul>\n")
			} else if text := strings.TrimSpace(strings.Join(lines[i:j], "\n")); text != "" {
				b.WriteString("<p>" + strings.ReplaceAll(rich(text), "\n", "<br>\n") + "</p>\n")
			}
			i = j
		}
	}
	b.WriteString("</body></html>\n")
	return b.String()
}

func bullet(line string) bool {
	line = strings.TrimSpace(line)
	return strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "* ")
}

// rich escapes a text and makes its addresses clickable.
func rich(text string) string {
	var b strings.Builder
	for {
		at := link.FindStringIndex(text)
		if at == nil {
			return b.String() + html.EscapeString(text)
		}
		to := html.EscapeString(text[at[0]:at[1]])
		b.WriteString(html.EscapeString(text[:at[0]]) + `<a href="` + to + `">` + to + `</a>`)
		text = text[at[1]:]
	}
}
