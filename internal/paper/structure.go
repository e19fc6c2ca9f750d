package paper

import (
	"fmt"
	"strings"
)

// element is one part of what a document says, in the order in which it is read
// aloud (ISO 32000-1, 14.7 and 14.8): a heading, a paragraph, a list.
type element struct {
	role string
	more string // further entries
	kids []kid
}

// kid is an element inside another, or words on a page.
type kid struct {
	element    *element
	page, mark int
}

// add begins an element inside another.
func (e *element) add(role string) *element {
	in := &element{role: role}
	e.kids = append(e.kids, kid{element: in})
	return in
}

// says draws words of an element on the page.
func (d *document) says(e *element, draw func()) {
	n := d.p.PageNo()
	for len(d.marks) < n {
		d.marks = append(d.marks, nil)
	}
	mark := len(d.marks[n-1])
	d.marks[n-1] = append(d.marks[n-1], e)
	e.kids = append(e.kids, kid{page: n, mark: mark})
	d.p.RawWriteStr(fmt.Sprintf("/%s <</MCID %d>> BDC", e.role, mark))
	draw()
	d.p.RawWriteStr("EMC")
}

// ornament draws what is not read aloud. Kind is Pagination or Layout.
func (d *document) ornament(kind string, draw func()) {
	d.p.RawWriteStr("/Artifact <</Type /" + kind + ">> BDC")
	draw()
	d.p.RawWriteStr("EMC")
}

// structure writes the elements and gives the number of their root. Pages are
// the numbers of the pages.
func (d *document) structure(all *objects, pages []int) int {
	root := all.add("")
	numbers := map[*element]int{}
	var write func(e *element, parent int) int
	write = func(e *element, parent int) int {
		n := all.add("")
		numbers[e] = n
		var kids strings.Builder
		for _, k := range e.kids {
			if k.element != nil {
				fmt.Fprintf(&kids, "%d 0 R ", write(k.element, n))
			} else {
				fmt.Fprintf(&kids, "<</Type /MCR/Pg %d 0 R/MCID %d>> ", pages[k.page-1], k.mark)
			}
		}
		(*all)[n-1] = fmt.Appendf(nil, "<</Type /StructElem/S /%s/P %d 0 R%s/K [%s]>>", e.role, parent, e.more, kids.String())
		return n
	}
	top := write(d.root, root)
	var places strings.Builder
	for i, marks := range d.marks {
		fmt.Fprintf(&places, "%d [", i)
		for _, e := range marks {
			fmt.Fprintf(&places, "%d 0 R ", numbers[e])
		}
		places.WriteString("] ")
	}
	(*all)[root-1] = fmt.Appendf(nil, "<</Type /StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>", top, all.add("<</Nums [%s]>>", places.String()), len(d.marks))
	return root
}
