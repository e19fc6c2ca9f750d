package store

import "context"

// coding turns codes into label ids for a batch of rows: it asks for all of
// them at once.
type coding struct {
	want []Label
	at   map[labelKey]int
	ids  []uint32
}

func (c *coding) need(kind LabelKind, code string) {
	if c.at == nil {
		c.at = map[labelKey]int{}
	}
	k := labelKey{0, kind, code}
	if _, known := c.at[k]; !known {
		c.at[k] = len(c.want)
		c.want = append(c.want, Label{Kind: kind, Code: code, Name: code})
	}
}

func (c *coding) make(ctx context.Context, tx *Tx, organisation int64) (err error) {
	c.ids, err = tx.EnsureLabels(ctx, organisation, c.want)
	return err
}

func (c *coding) id(kind LabelKind, code string) int32 {
	return int32(c.ids[c.at[labelKey{0, kind, code}]])
}

// codes gives the codes of labels by their ids. What was seen before costs no
// query.
func (tx *Tx) codes(ctx context.Context, organisation int64, ids []int32) (map[int32]string, error) {
	found := make(map[int32]string, len(ids)+1)
	found[0] = ""
	missing := false
	for _, id := range ids {
		if _, ok := found[id]; ok {
			continue
		}
		code, ok := tx.db.labels.code(organisation, uint32(id))
		missing = missing || !ok
		if ok {
			found[id] = code
		}
	}
	if !missing {
		return found, nil
	}
	rows, err := tx.q.Labels(ctx, organisation)
	if err != nil {
		return nil, wrap("read labels", err)
	}
	for _, r := range rows {
		found[r.ID] = r.Code
		tx.labels = append(tx.labels, label{labelKey{organisation, LabelKind(r.Kind), r.Code}, uint32(r.ID)})
	}
	return found, nil
}
