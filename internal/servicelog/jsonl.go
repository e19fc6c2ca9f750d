package servicelog

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"slices"
	"strconv"
)

// jsonReader reads one JSON object a line. A nested value is a column whose
// name is the path to it: "location.district".
type jsonReader struct {
	*lines
	index  map[string]int // column names that are asked for
	fields [][]byte
	size   int
	open   bool // every new name becomes a column: the wizard looks around
	names  []string
}

func (j *jsonReader) next() ([][]byte, *Problem, error) {
	j.advance(j.size, int64(min(j.size, 1)))
	j.size = 0
	j.begin()
	to, err := j.to(0)
	if errors.Is(err, errTooLong) {
		return nil, tooLong(j.max), j.dropLine()
	}
	if err != nil {
		return nil, nil, err
	}
	if to == 0 {
		return nil, nil, io.EOF
	}
	j.size = to
	line := bytes.TrimSpace(j.window()[:to])
	for i := range j.fields {
		j.fields[i] = nil
	}
	if len(line) == 0 {
		return j.fields[:0], nil, nil
	}
	var problem *Problem
	if line[0] != '{' || j.object(line, "") != nil {
		problem = notAnObject(line)
	}
	return j.fields, problem, nil
}

// lookAround reads up to a thousand rows of the beginning of a file for the
// names in them. The first row must be an object; the others are judged when
// they are read. A row that the end of the sample cut short is left out.
func (j *jsonReader) lookAround(whole bool, size int64) *Problem {
	for rows := range 1000 {
		_, problem, err := j.next()
		if err != nil || !whole && j.offset+int64(j.size) >= size {
			return nil
		}
		if problem != nil && rows == 0 {
			return problem
		}
	}
	return nil
}

func notAnObject(line []byte) *Problem {
	return reject("json", "de regel is geen JSON-object; elke regel van een .jsonl-bestand is één object tussen { en }",
		"the line is not a JSON object; each line of a .jsonl file is one object between { and }").in("", line)
}

func (j *jsonReader) object(data []byte, prefix string) error {
	var values map[string]json.RawMessage
	if err := json.Unmarshal(data, &values); err != nil {
		return err
	}
	for _, name := range j.keys(data, values) {
		raw := values[name]
		if prefix != "" {
			name = prefix + "." + name
		}
		switch raw[0] {
		case '{':
			if err := j.object(raw, name); err != nil {
				return err
			}
		case 'n': // null is no value, but the column exists
			j.set(name, nil)
		case '"':
			var text string
			if err := json.Unmarshal(raw, &text); err != nil {
				return err
			}
			j.set(name, []byte(text))
		default: // numbers keep their digits; lists and booleans their text
			j.set(name, raw)
		}
	}
	return nil
}

// keys are the names of an object; while the wizard looks around they are in
// the order of the file, as a person sees them.
func (j *jsonReader) keys(data []byte, values map[string]json.RawMessage) []string {
	names := slices.Collect(maps.Keys(values))
	if !j.open {
		return names
	}
	place := func(name string) int { return bytes.Index(data, []byte(strconv.Quote(name))) }
	slices.SortFunc(names, func(a, b string) int { return cmp.Compare(place(a), place(b)) })
	return names
}

func (j *jsonReader) set(name string, value []byte) {
	i, known := j.index[name]
	if !known {
		if !j.open {
			return
		}
		i = len(j.names)
		j.index[name] = i
		j.names = append(j.names, name)
		j.fields = append(j.fields, nil)
	}
	j.fields[i] = value
}

// columnNames gives every column of a CSV file a name that occurs once.
func columnNames(header [][]byte) []string {
	count := map[string]int{}
	names := make([]string, len(header))
	for i, h := range header {
		names[i] = string(bytes.TrimSpace(bytes.ReplaceAll(h, []byte("\u00a0"), []byte(" "))))
		if names[i] == "" {
			names[i] = "#" + strconv.Itoa(i+1)
		}
		count[names[i]]++
	}
	again := map[string]int{}
	for i, n := range names {
		if count[n] > 1 {
			again[n]++
			names[i] = n + "#" + strconv.Itoa(again[n])
		}
	}
	return names
}
