package knowledge

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestALittleMarkdown(t *testing.T) {
	for in, want := range map[string]string{
		"Binnen **10 werkdagen**.":          "<p>Binnen <strong>10 werkdagen</strong>.</p>\n",
		"- een\n- twee":                     "<ul>\n<li>een</li>\n<li>twee</li>\n</ul>\n",
		"# Kop":                             "<h3>Kop</h3>\n",
		"[wet](https://wetten.overheid.nl)": "<p><a href=\"https://wetten.overheid.nl\">wet</a></p>\n",
		"![een kaart](https://example.org/x.png) erbij": "<p>een kaart erbij</p>\n",
	} {
		if got := HTML(in); got != want {
			t.Errorf("%q is %q", in, got)
		}
	}
}

// FuzzHTML sends any text: what comes out runs nothing, loads nothing and has
// only the elements of a text.
func FuzzHTML(f *testing.F) {
	f.Add("<script>x</script>")
	f.Add("[a](javascript:x) ![b](http://x) <img src=x onerror=y>")
	f.Add("# a\n\n> b\n\n```\nc\n```\n\n1. d\n---\n<http://e>")
	f.Add("[a](data:text/html,x \"t\" onclick=x)")
	may := " p strong em ul ol li a h3 h4 h5 h6 code pre blockquote hr br "
	f.Fuzz(func(t *testing.T, in string) {
		tokens := html.NewTokenizer(strings.NewReader(HTML(in)))
		for {
			switch tokens.Next() {
			case html.ErrorToken:
				return
			case html.StartTagToken, html.SelfClosingTagToken:
				x := tokens.Token()
				if !strings.Contains(may, " "+x.Data+" ") {
					t.Fatalf("%q gives <%s>", in, x.Data)
				}
				for _, a := range x.Attr {
					low := strings.ToLower(strings.TrimSpace(a.Val))
					if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "href" && (strings.HasPrefix(low, "javascript:") || strings.HasPrefix(low, "vbscript:") || strings.HasPrefix(low, "data:")) {
						t.Fatalf("%q gives %s=%q", in, a.Key, a.Val)
					}
				}
			}
		}
	})
}
