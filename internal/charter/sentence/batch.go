package sentence

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"handvest/internal/charter"
	"handvest/internal/fault"
)

// maxLine is the longest line of a batch, in bytes.
const maxLine = 1 << 20

// Record is the reading of one sentence of a batch: the published shape of one
// line. Field names are stable; what the sentence does not say is null.
type Record struct {
	ID            json.RawMessage `json:"id"`
	Kind          string          `json:"kind"`
	Quantity      *int32          `json:"quantity"`
	Unit          *string         `json:"unit"`
	Comparator    *string         `json:"comparator"` // max or min
	Direction     *string         `json:"direction"`  // after or before
	MinPercentage *float64        `json:"min_percentage"`
	MaxPercentage *float64        `json:"max_percentage"`
	Aggregate     string          `json:"aggregate"` // each, share, average or none
	Window        *string         `json:"window"`
	Compensation  *string         `json:"compensation"`
	Measurable    bool            `json:"measurable"`
	Questions     []Question      `json:"questions"`
	Error         *charter.Text   `json:"error,omitempty"` // why the sentence contradicts itself
}

// ReadLines reads objects with id, sentence and perhaps context, one a line,
// and writes one Record a line in the same order. A sentence that contradicts
// itself gives a record with an error, and reading goes on. A line that is no
// such object is skipped; the faults of all such lines come at the end, with
// name:line.
func ReadLines(in io.Reader, name string, out io.Writer) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 64<<10), maxLine)
	w := bufio.NewWriter(out)
	var faults fault.List
	n := 0
	for lines.Scan() {
		n++
		line := bytes.TrimSpace(bytes.TrimPrefix(lines.Bytes(), []byte("\ufeff")))
		if len(line) == 0 {
			continue
		}
		rec, f := readLine(line)
		if f != nil {
			faults = append(faults, f.At(fmt.Sprintf("%s:%d", name, n)))
			continue
		}
		data, err := json.Marshal(rec)
		if err != nil {
			return fmt.Errorf("writing the reading of line %d: %w", n, err)
		}
		if _, err := w.Write(append(data, '\n')); err != nil {
			return fmt.Errorf("writing the reading of line %d: %w", n, err)
		}
	}
	if err := lines.Err(); errors.Is(err, bufio.ErrTooLong) {
		faults = append(faults, fault.Newf(fault.Invalid, "deze regel is langer dan %d MB: geef een JSON-object per regel. De regels erna zijn niet gelezen.",
			"this line is longer than %d MB: give one JSON object a line. The lines behind it were not read.", maxLine>>20).At(fmt.Sprintf("%s:%d", name, n+1)))
	} else if err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("writing readings: %w", err)
	}
	return faults.Err()
}

func readLine(line []byte) (*Record, *fault.Fault) {
	var given struct {
		ID       json.RawMessage `json:"id"`
		Sentence *string         `json:"sentence"`
		Context  *string         `json:"context"`
	}
	if err := json.Unmarshal(line, &given); err != nil || given.Sentence == nil || len(given.ID) == 0 {
		return nil, fault.New(fault.Invalid, "deze regel is geen JSON-object met id en sentence: schrijf {\"id\": …, \"sentence\": \"…\"}.",
			"this line is no JSON object with id and sentence: write {\"id\": …, \"sentence\": \"…\"}.").Because(err)
	}
	context := ""
	if given.Context != nil {
		context = *given.Context
	}
	r, err := Read(*given.Sentence, context)
	rec := r.record()
	rec.ID = given.ID
	if err != nil {
		nl, _ := fault.Text(err, fault.NL)
		en, _ := fault.Text(err, fault.EN)
		rec.Error = &charter.Text{NL: nl, EN: en}
	}
	return rec, nil
}

// record is the published shape of a reading, without its id.
func (r Reading) record() *Record {
	text := func(s string) *string {
		if s == "" {
			return nil
		}
		return &s
	}
	percent := func(p int32) *float64 {
		if p == 0 {
			return nil
		}
		v := float64(p) / 100
		return &v
	}
	rec := &Record{Kind: r.Kind, Comparator: text(r.Comparator), Direction: text(r.Direction), MinPercentage: percent(r.Min), MaxPercentage: percent(r.Max),
		Aggregate: r.Aggregate, Window: text(r.WindowText()), Compensation: text(r.Compensation), Measurable: r.Measurable, Questions: r.Questions}
	if r.HasQuantity {
		rec.Quantity, rec.Unit = &r.Quantity, text(r.Unit.String())
	}
	if rec.Questions == nil {
		rec.Questions = []Question{}
	}
	return rec
}
