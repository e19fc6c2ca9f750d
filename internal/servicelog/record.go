package servicelog

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash/maphash"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/yamlfile"
)

// Record is one row as the rest of the program sees it.
type Record struct {
	Line      int64
	Reference string
	Labels    [Dimensions]int32 // index into Reader.Labels of that dimension; 0 is unknown
	Events    []clock.Event     // in the order of the mapping
	Problems  []*Problem        // what is odd about it; it is used all the same
}

// Label is one value of a dimension.
type Label struct{ Code, Name string }

// maxLabels is how many values a dimension may have. More is free text.
const maxLabels = 5000

// Reader reads an export by a mapping.
type Reader struct {
	Log     *Log
	Mapping *Mapping
	Labels  [Dimensions][]Label // in the order in which they were met; the first is the unknown one
	Left    int64               // rows that the conditions left out
	Notes   []*fault.Fault      // what a person should know about the mapping and this file

	row      Row
	moments  []momentReader
	labels   []labelReader
	where    []conditionReader
	pauses   []pauseReader
	refs     []int
	empty    map[string]bool
	local    local
	at       [charter.Events]calendar.Instant
	joined   []byte
	seed     maphash.Seed
	seenRows map[uint64]int64
	arena    []clock.Event
}

type momentReader struct {
	*MomentRule
	columns []int
	name    string // of the column or columns
	reason  int
	when    []conditionReader
	layouts []Layout
	local   *local
}

type labelReader struct {
	*LabelRule
	column, name int
	index        map[string]int32 // what the file says: the label
	codes        map[string]int32
}

type conditionReader struct {
	column int
	values map[string]bool
	not    bool
}

type pauseReader struct {
	*PauseRule
	from, to, because int
}

// NewReader ties a mapping to a file. A column that the file does not have is
// a fault at its line in the mapping.
func NewReader(l *Log, m *Mapping) (*Reader, error) {
	r := &Reader{Log: l, Mapping: m, empty: map[string]bool{}, local: local{loc: m.Zone}, seed: maphash.MakeSeed()}
	var faults fault.List
	find := func(c Column) int {
		if c.Name == "" {
			return -1
		}
		i, found := l.Column(c.Name)
		if i < 0 {
			faults = append(faults, r.noColumn(c))
		} else if !found {
			r.Notes = append(r.Notes, fault.Newf(fault.Invalid, "de eerste rijen hebben geen %q; klopt die naam niet, verbeter de mapping",
				"the first rows have no %q; if the name is wrong, mend the mapping", c.Name).At(r.placeOf(c)))
		}
		return i
	}
	conditions := func(in []Condition) (out []conditionReader) {
		for _, c := range in {
			k := conditionReader{column: find(c.Column), values: map[string]bool{}, not: c.Not}
			for _, v := range c.Values {
				k.values[v] = true
			}
			out = append(out, k)
		}
		return out
	}
	for _, e := range m.Empty {
		r.empty[e] = true
	}
	for _, c := range m.Reference {
		r.refs = append(r.refs, find(c))
	}
	for i := range m.Moments {
		rule := &m.Moments[i]
		k := momentReader{MomentRule: rule, reason: find(rule.Reason), when: conditions(rule.When), layouts: rule.Layouts, local: &r.local}
		for _, c := range rule.Columns {
			k.columns = append(k.columns, find(c))
			k.name += " " + c.Name
		}
		k.name = k.name[1:]
		if k.layouts == nil {
			k.layouts = m.Layouts
		}
		if rule.Zone != nil {
			k.local = &local{loc: rule.Zone}
		}
		r.moments = append(r.moments, k)
	}
	for i := range r.Labels {
		r.Labels[i] = []Label{{}}
	}
	for i := range m.Labels {
		rule := &m.Labels[i]
		k := labelReader{LabelRule: rule, column: find(rule.Column), name: find(rule.Name), index: map[string]int32{}, codes: map[string]int32{}}
		r.labels = append(r.labels, k)
	}
	r.where = conditions(m.Where)
	for i := range m.Pauses {
		p := &m.Pauses[i]
		r.pauses = append(r.pauses, pauseReader{PauseRule: p, from: find(p.From), to: find(p.To), because: find(p.Because)})
	}
	if m.Duplicates {
		r.seenRows = map[uint64]int64{}
	}
	return r, faults.Err()
}

func (r *Reader) placeOf(c Column) string {
	if c.Line == 0 {
		return r.Mapping.File
	}
	return fmt.Sprintf("%s:%d:%d", r.Mapping.File, c.Line, c.Col)
}

func (r *Reader) noColumn(c Column) *fault.Fault {
	if slices.Contains(r.Log.Columns, c.Name+"#1") {
		return fault.Newf(fault.Invalid, "kolom %q komt in %s vaker voor; schrijf %q of %q", "column %q is in %s more than once; write %q or %q",
			c.Name, r.Log.Name, c.Name+"#1", c.Name+"#2").At(r.placeOf(c))
	}
	return fault.Newf(fault.Invalid, "kolom %q staat niet in %s; kies uit %s", "column %q is not in %s; choose from %s",
		c.Name, r.Log.Name, yamlfile.Choose(c.Name, r.Log.Columns)).At(r.placeOf(c))
}

// Next reads one row into rec. It gives a problem for a row that cannot be
// used, and io.EOF behind the last row. The events stay valid.
func (r *Reader) Next(rec *Record) (*Problem, error) {
	for {
		if err := r.Log.Next(&r.row); err != nil {
			return nil, err
		}
		*rec = Record{Line: r.row.Line}
		if r.row.Problem != nil {
			return r.row.Problem, nil
		}
		if !r.holds(r.where) {
			r.Left++
			continue
		}
		p, err := r.record(rec)
		if p != nil {
			p.Line = r.row.Line
		}
		for _, q := range rec.Problems {
			q.Line = r.row.Line
		}
		return p, err
	}
}

// Position is where the file has been read to: what SkipTo needs.
func (r *Reader) Position() (offset, line int64) { return r.row.Next, r.Log.NextLine() }

// Row is the row that was read last.
func (r *Reader) Row() *Row { return &r.row }

func (r *Reader) field(i int) []byte {
	if i < 0 || i >= len(r.row.Fields) {
		return nil
	}
	return bytes.TrimSpace(r.row.Fields[i])
}

func (r *Reader) holds(conditions []conditionReader) bool {
	for i := range conditions {
		c := &conditions[i]
		if c.values[string(r.field(c.column))] == c.not {
			return false
		}
	}
	return true
}

func (r *Reader) record(rec *Record) (*Problem, error) {
	if p := r.reference(rec); p != nil {
		return p, nil
	}
	for i := range r.labels {
		k := &r.labels[i]
		id, p, err := r.label(k)
		if p != nil || err != nil {
			return p, err
		}
		rec.Labels[k.Dimension] = id
	}
	if cap(r.arena)-len(r.arena) < len(r.moments)+2*len(r.pauses) {
		r.arena = make([]clock.Event, 0, max(4096, len(r.moments)+2*len(r.pauses)))
	}
	from := len(r.arena)
	for i := range r.at {
		r.at[i] = calendar.NoInstant
	}
	for i := range r.moments {
		if p := r.moment(&r.moments[i], rec); p != nil {
			return p, nil
		}
	}
	for i := range r.pauses {
		if p := r.pause(&r.pauses[i], rec); p != nil {
			return p, nil
		}
	}
	rec.Events = r.arena[from:len(r.arena):len(r.arena)]
	r.contradiction(rec)
	r.duplicate(rec)
	return nil, nil
}

func (r *Reader) reference(rec *Record) *Problem {
	if len(r.refs) == 0 {
		h := sha256.New()
		for _, f := range r.row.Fields {
			h.Write(f)
			h.Write([]byte{0x1f})
		}
		rec.Reference = "row-" + hex.EncodeToString(h.Sum(nil)[:10])
		return nil
	}
	r.joined = r.joined[:0]
	for n, i := range r.refs {
		f := r.field(i)
		if r.empty[string(f)] {
			return reject("reference", "het kenmerk ontbreekt; zonder kenmerk is een rij later niet terug te vinden",
				"the reference is missing; without one a row cannot be found again").in(r.Mapping.Reference[n].Name, f)
		}
		if n > 0 {
			r.joined = append(r.joined, '-')
		}
		r.joined = append(r.joined, f...)
	}
	text, ok := r.Log.Format.Encoding.text(r.joined)
	if !ok || len(text) > 200 {
		return reject("reference", "het kenmerk is geen leesbare tekst van hoogstens 200 tekens", "the reference is not readable text of at most 200 characters").
			in(r.Mapping.Reference[0].Name, r.joined)
	}
	rec.Reference = text
	return nil
}

// label finds the label of a value; each value is worked out once.
func (r *Reader) label(k *labelReader) (int32, *Problem, error) {
	raw := r.field(k.column)
	if id, ok := k.index[string(raw)]; ok {
		return id, nil, nil
	}
	value, ok := r.Log.Format.Encoding.text(raw)
	if !ok {
		return 0, reject("encoding", "de tekst is geen UTF-8; schrijf in de mapping encoding: windows-1252", "the text is not UTF-8; write encoding: windows-1252 in the mapping").
			in(k.Column.Name, bytes.ToValidUTF8(raw, []byte("?"))), nil
	}
	code, name := value, value
	if k.Constant != "" {
		code, name = k.Constant, k.Constant
	} else if r.empty[value] {
		code, name = k.Default, k.Default
	} else if k.Values != nil {
		if translated, ok := k.Values[value]; ok {
			code, name = translated, translated
		} else if k.Default != "" {
			code, name = k.Default, k.Default
		}
	}
	if k.name >= 0 && code == value {
		if text, ok := r.Log.Format.Encoding.text(r.field(k.name)); ok && text != "" {
			name = text
		}
	}
	if len(code) > 200 {
		return 0, reject("label", "de waarde is langer dan 200 tekens; dit is vrije tekst en geen indeling", "the value is longer than 200 characters; this is free text and not a classification").
			in(k.Column.Name, []byte(value)), nil
	}
	id := int32(0)
	if code != "" {
		if id, ok = k.codes[code]; !ok {
			if len(r.Labels[k.Dimension]) > maxLabels {
				return 0, nil, fault.Newf(fault.Invalid,
					"kolom %q heeft meer dan %d verschillende waarden; dat is vrije tekst: kies voor %s een kolom met een vaste lijst of haal deze regel weg",
					"column %q has more than %d different values, which is free text: choose a column with a fixed list for %s or remove this line",
					k.Column.Name, maxLabels, k.Dimension).At(r.placeOf(k.Column))
			}
			id = int32(len(r.Labels[k.Dimension]))
			r.Labels[k.Dimension] = append(r.Labels[k.Dimension], Label{code, name})
			k.codes[code] = id
		}
	}
	k.index[string(raw)] = id
	return id, nil, nil
}
