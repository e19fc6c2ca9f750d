package knowledge

import (
	"regexp"
	"slices"
	"strings"

	"handvest/internal/calendar"
)

// Parts says which of the two owners of an article a change is for (S4-45):
// the department owns the content, the contact centre the form.
type Parts struct{ Content, Form bool }

// Any says whether anything changed.
func (p Parts) Any() bool { return p.Content || p.Form }

// Changed says what one version changes in another. Words, dates and the
// sentence to say are content. Title, keywords and the layout of the text are
// form: a text whose words stayed the same was only laid out anew. A new version
// without a first day begins when it is published, which changes nothing.
func Changed(from, to Version) Parts {
	var p Parts
	for _, texts := range [][2]string{{from.Public, to.Public}, {from.Internal, to.Internal}, {from.Say, to.Say}} {
		switch {
		case strings.TrimSpace(texts[0]) == strings.TrimSpace(texts[1]):
		case slices.Equal(plainWords(texts[0]), plainWords(texts[1])):
			p.Form = true
		default:
			p.Content = true
		}
	}
	if to.From.Known() && from.From != to.From || from.Until != to.Until {
		p.Content = true
	}
	if from.Title != to.Title || !slices.Equal(from.Keywords, to.Keywords) {
		p.Form = true
	}
	return p
}

// plainWords are the words of a text without its marks of layout. The address
// of a link is a word: another address is another text.
func plainWords(text string) []string {
	var all []string
	for _, line := range strings.Split(layout.Replace(text), "\n") {
		for i, w := range strings.Fields(line) {
			if i == 0 && listMark.MatchString(w) {
				continue
			}
			if w = strings.Trim(w, "#->|"); w != "" {
				all = append(all, w)
			}
		}
	}
	return all
}

var (
	layout   = strings.NewReplacer("*", "", "_", " ", "`", "")
	listMark = regexp.MustCompile(`^[0-9]{1,2}[.)]$`)
)

// Live is the version that holds on a day: of those published, the latest that
// has begun. A version that begins later leaves the one before it in force.
func Live(versions []Version, today calendar.Date) (Version, bool) {
	best := -1
	for i, v := range versions {
		if v.Status != Published || v.From.Known() && v.From > today {
			continue
		}
		if best < 0 || v.Number > versions[best].Number {
			best = i
		}
	}
	if best < 0 {
		return Version{}, false
	}
	return versions[best], true
}

// Working is the version that is being written, if there is one.
func Working(versions []Version) (Version, bool) {
	for _, v := range versions {
		if v.Status == Draft || v.Status == Proposed {
			return v, true
		}
	}
	return Version{}, false
}

// Last is the highest number that was given to a version, 0 for none.
func Last(versions []Version) int32 {
	last := int32(0)
	for _, v := range versions {
		last = max(last, v.Number)
	}
	return last
}
