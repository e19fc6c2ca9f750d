package store

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"handvest/internal/fault"
	"handvest/internal/store/gen"
)

// LabelKind is the dimension that a label is a value of.
type LabelKind string

const (
	KindLabel       LabelKind = "kind" // request, call, appointment, document, service
	ProductLabel    LabelKind = "product"
	ChannelLabel    LabelKind = "channel"
	DepartmentLabel LabelKind = "department"
	DistrictLabel   LabelKind = "district"
	OriginLabel     LabelKind = "origin"  // which log or segment a row came from
	OutcomeLabel    LabelKind = "outcome" // how a subject ended
	PromiseLabel    LabelKind = "promise" // the id of a promise, the same for all its versions
	SourceLabel     LabelKind = "source"  // the system whose references are unique
)

// Label is one dimension value of an organisation, such as the product
// "lantaarnpaal". Ids are small, above zero and never given out again.
type Label struct {
	ID   uint32
	Kind LabelKind
	Code string // as in charter.yaml and in the logs
	Name string // for people
}

type labelKey struct {
	organisation int64
	kind         LabelKind
	code         string
}

// label is one that a transaction made or read, on its way to the cache.
type label struct {
	key labelKey
	id  uint32
}

// labelCache knows labels that are committed. They never change their id.
type labelCache struct {
	mu    sync.RWMutex
	ids   map[labelKey]uint32
	codes map[labelNumber]string
}

type labelNumber struct {
	organisation int64
	id           uint32
}

func (c *labelCache) code(organisation int64, id uint32) (string, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	code, ok := c.codes[labelNumber{organisation, id}]
	return code, ok
}

func (c *labelCache) get(k labelKey) uint32 {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.ids[k]
}

func (c *labelCache) add(labels []label) {
	if len(labels) == 0 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ids == nil {
		c.ids, c.codes = map[labelKey]uint32{}, map[labelNumber]string{}
	}
	for _, l := range labels {
		c.ids[l.key] = l.id
		c.codes[labelNumber{l.key.organisation, l.id}] = l.key.code
	}
}

// EnsureLabels gives the ids of labels, in the order asked, and makes those
// that do not exist yet. An empty code has id 0. The name of a label that
// exists stays as it is. Asking again for what was committed before costs no
// query.
func (tx *Tx) EnsureLabels(ctx context.Context, organisation int64, want []Label) ([]uint32, error) {
	ids := make([]uint32, len(want))
	own := map[labelKey]uint32{}
	for _, l := range tx.labels {
		own[l.key] = l.id
	}
	lookUp := func() (missing []Label) {
		for i, w := range want {
			k := labelKey{organisation, w.Kind, w.Code}
			if w.Code == "" || ids[i] != 0 {
				continue
			}
			if ids[i] = own[k]; ids[i] == 0 {
				ids[i] = tx.db.labels.get(k)
			}
			if ids[i] == 0 {
				missing = append(missing, w)
			}
		}
		return missing
	}
	missing := lookUp()
	for attempt := 0; len(missing) > 0; attempt++ {
		if attempt == attempts {
			return nil, errors.New("make labels: others keep taking the numbers")
		}
		rows, err := tx.q.Labels(ctx, organisation)
		if err != nil {
			return nil, wrap("read labels", err)
		}
		last := int32(0)
		for _, r := range rows {
			k := labelKey{organisation, LabelKind(r.Kind), r.Code}
			if own[k] == 0 {
				tx.labels = append(tx.labels, label{k, uint32(r.ID)})
			}
			own[k] = uint32(r.ID)
			last = max(last, r.ID)
		}
		made := map[labelKey]bool{}
		for _, l := range lookUp() {
			k := labelKey{organisation, l.Kind, l.Code}
			if made[k] {
				continue
			}
			made[k] = true
			name := l.Name
			if name == "" {
				name = l.Code
			}
			last++
			if _, err := tx.q.AddLabel(ctx, gen.AddLabelParams{
				OrganisationID: organisation, ID: last, Kind: string(l.Kind), Code: l.Code, Name: name,
			}); err != nil {
				return nil, wrap("make a label", err)
			}
		}
		if len(made) == 0 {
			break
		}
		// Read back: another transaction may have taken a number or a code.
		missing = want
	}
	return ids, nil
}

// Labels are all labels of an organisation, in the order of their ids.
func (tx *Tx) Labels(ctx context.Context, organisation int64) ([]Label, error) {
	rows, err := tx.q.Labels(ctx, organisation)
	if err != nil {
		return nil, wrap("read labels", err)
	}
	labels := make([]Label, len(rows))
	for i, r := range rows {
		labels[i] = Label{ID: uint32(r.ID), Kind: LabelKind(r.Kind), Code: r.Code, Name: r.Name}
	}
	return labels, nil
}

// LabelID is the id of one label, or 0 when there is none with this code.
func (tx *Tx) LabelID(ctx context.Context, organisation int64, kind LabelKind, code string) (uint32, error) {
	k := labelKey{organisation, kind, code}
	for _, l := range tx.labels {
		if l.key == k {
			return l.id, nil
		}
	}
	if id := tx.db.labels.get(k); id != 0 {
		return id, nil
	}
	rows, err := tx.q.Labels(ctx, organisation)
	if err != nil {
		return 0, wrap("read labels", err)
	}
	for _, r := range rows {
		if r.Kind == string(kind) && r.Code == code {
			return uint32(r.ID), nil
		}
	}
	return 0, nil
}

// RenameLabel changes the name that people read.
func (tx *Tx) RenameLabel(ctx context.Context, organisation int64, kind LabelKind, code, name string) error {
	n, err := tx.q.RenameLabel(ctx, gen.RenameLabelParams{OrganisationID: organisation, Kind: string(kind), Code: code, Name: name})
	if err == nil && n == 0 {
		return fault.Newf(fault.NotFound, "Er is geen %[1]s met code %[2]s.", "There is no %[1]s with code %[2]s.", kind, code)
	}
	return wrap(fmt.Sprintf("rename label %s", code), err)
}
