package page

import (
	"strings"

	"github.com/a-h/templ"
)

// TextField is one field of a form that people write in.
type TextField struct {
	Name, Label, Value string
	Hint               string // under the label
	Error              string // what is wrong with what was typed
	Type               string // of the input; empty is text
	Rows               int    // above 0 it is an area of text
	Max                int    // characters
	Required           bool
	List               string // id of a list of suggestions
}

// described names the texts that belong to a field.
func (f TextField) described() string {
	var ids []string
	if f.Hint != "" {
		ids = append(ids, f.Name+"-uitleg")
	}
	if f.Error != "" {
		ids = append(ids, f.Name+"-fout")
	}
	return strings.Join(ids, " ")
}

// attributes are those of a field that are only there when they say something.
func (f TextField) attributes() templ.Attributes {
	a := templ.Attributes{}
	if f.Type != "" && f.Rows == 0 {
		a["type"] = f.Type
	}
	if f.Max > 0 {
		a["maxlength"] = f.Max
	}
	if f.Required {
		a["required"] = true
	}
	if d := f.described(); d != "" {
		a["aria-describedby"] = d
	}
	if f.Error != "" {
		a["aria-invalid"] = "true"
	}
	if f.List != "" && f.Rows == 0 {
		a["list"] = f.List
	}
	return a
}
