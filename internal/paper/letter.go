package paper

import (
	"context"
	"fmt"
	"strings"

	"handvest/internal/notice"
)

// House is who writes.
type House struct {
	Name   string
	Return string // one line above the address: where the post brings it back; empty is Name
}

// Letter is one letter as it is printed.
type Letter struct {
	Name      string
	Address   string // lines
	Language  string // nl or en; of the words around the text
	Date      string // as it is written
	Reference string
	Title     string
	Body      string // paragraphs with an empty line between, and lists with "- "
}

// mostLines is how many lines an address has at most: the post reads no more,
// and the window shows no more.
const mostLines = 6

// lines are the lines of the address, with the name on top.
func (l *Letter) lines() []string {
	var all []string
	for _, line := range strings.Split(l.Name+"\n"+l.Address, "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" && (len(all) == 0 || all[0] != line) {
			all = append(all, line)
		}
	}
	return all
}

// Carrier keeps letters until somebody prints and posts them.
type Carrier struct{}

// Send puts a letter on the pile, when its address can stand on an envelope.
func (Carrier) Send(_ context.Context, d notice.Dispatch) (notice.Receipt, error) {
	l := Letter{Name: d.Name, Address: d.Address}
	if n := len(l.lines()); n < 2 || n > mostLines {
		return notice.Receipt{}, fmt.Errorf("%w: een adres heeft twee tot %d regels; dit heeft er %d", notice.ErrRefused, mostLines, n)
	}
	return notice.Receipt{State: notice.Printing, Proof: "wacht op printen"}, nil
}

// SaysLastWord is true: nothing leaves by itself.
func (Carrier) SaysLastWord() bool { return true }
