package page

import "handvest/internal/web/kit"

// Products is the catalogue.
type Products struct {
	Shell
	Notice  *Notice
	Action  string
	Text    string
	Fields  []kit.Field
	New     string // empty for who may not change it
	Import  string
	First   string // what the desk asks before it hands over
	CSV     string
	Count   string
	Rows    []ProductRow
	Empty   string
	Earlier string
	Later   string
}

// ProductRow is one product in the catalogue.
type ProductRow struct {
	Name, Href, Code string
	Names            string
	Owner            string
	Stand            string
	Tone             kit.Tone
	Ready            string // "4 van 4 in orde"
	Since            string
}

// Product is one product.
type Product struct {
	Shell
	Notice      *Notice
	Back        Link
	Action      string // saves; empty for who may only look
	Version     string
	New         bool
	Code        string
	Name        string
	Names       string
	UPL         string
	Theme       string
	Since       string
	Until       string
	Fields      []kit.Field // owner and channels
	Conditions  []ConditionBox
	Stand       string
	Tone        kit.Tone
	OpenAction  string // opens or closes it; empty hides the button
	Opening     bool
	Answers     []Link
	NewAnswer   string
	First       *Link // what the desk asks before it hands over
	StandReason string
}

// ConditionBox is one of the four conditions of S4-44.
type ConditionBox struct {
	Kind, Name, Question string
	Met                  bool
	Excuse, By           string
}

// ProductImport reads a list of products.
type ProductImport struct {
	Shell
	Notice *Notice
	Back   Link
	Action string
	Layers []kit.Choice
}
