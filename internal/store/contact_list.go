package store

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/store/gen"
)

// ContactFilter says which contacts are listed. Zero values are all of them.
type ContactFilter struct {
	Channel    contact.Channel
	Product    string // label code
	Department string // label code
	Staff      int64
	Solved     contact.Solved // NotRecorded is all
	Party      int64          // who got in touch, or on whose behalf
	Merged     []int64        // parties that turned out to be that one
	Request    int64          // about this request
	Phone      string         // with this number, as it is compared
	External   string         // of this external contact centre only

	// Only binds the list to the work of some departments, and to work of none.
	Only []string

	Hide Hide

	From, Until calendar.Instant // received from and after, before Until; NoInstant or 0 is open
}

// contactFields are the variables of a row in the order of contactColumns.
func contactFields(r *gen.Contact) []any {
	return []any{&r.OrganisationID, &r.ID, &r.Version, &r.Channel, &r.Outbound, &r.PartyID, &r.ForPartyID, &r.Level,
		&r.CallerName, &r.CallerPhone, &r.CallerEmail, &r.Phone, &r.Line, &r.StaffID, &r.StaffName, &r.External,
		&r.SentAt, &r.ReceivedAt, &r.StartedAt, &r.RegisteredAt, &r.TalkMs, &r.WrapMs, &r.Solved, &r.Reason, &r.Remark, &r.Sensitive}
}

// listing is the walk of one index: which table leads, and its conditions.
type listing struct {
	from  string // "contact AS c", "contact_question AS q"
	at    string // the columns of the order
	id    string
	where strings.Builder
}

func (l *listing) and(format string, args ...any) {
	l.where.WriteString(" AND ")
	fmt.Fprintf(&l.where, format, args...)
}

// text is the keys of one page, the newest first.
func (l *listing) text(after Place, limit int) string {
	if after != (Place{}) {
		l.and("(%s, %s) < (%d, %d)", l.at, l.id, after.At, after.Subject)
	}
	return "SELECT " + l.at + " AS at, " + l.id + " AS id FROM " + l.from + l.where.String() +
		" ORDER BY " + l.at + " DESC, " + l.id + " DESC LIMIT " + strconv.Itoa(limit)
}

// union joins pages of several walks into one page. A row that is on several
// of them is there once.
func union(pages []string, limit int) string {
	if len(pages) == 1 {
		return pages[0]
	}
	for i := range pages {
		pages[i] = "SELECT at, id FROM (" + pages[i] + ") AS page" + strconv.Itoa(i)
	}
	return strings.Join(pages, " UNION ") + " ORDER BY at DESC, id DESC LIMIT " + strconv.Itoa(limit)
}

// contactWalk is one walk of a list; department 0 and more binds it to one.
func (f *ContactFilter) walk(l *contactLabels, department int32, side string, who int64) *listing {
	w := &listing{from: "contact AS c", at: "c.received_at", id: "c.id"}
	asked := f.Product != "" || department >= 0 || f.Request != 0
	if asked {
		w.from, w.at, w.id = "contact_question AS q", "q.received_at", "q.contact_id"
		if f.Channel != "" || f.Staff != 0 || f.Solved != 0 || f.External != "" || f.Phone != "" || f.Party != 0 {
			w.from += " JOIN contact AS c ON c.organisation_id = q.organisation_id AND c.id = q.contact_id"
		}
	}
	first := strings.TrimSuffix(w.at, "received_at")
	w.where.WriteString(" WHERE " + first + "organisation_id = $1")
	between(&w.where, w.at, f.From, f.Until)
	switch {
	case f.Request != 0:
		w.and("q.request_id = %d AND q.request_id <> 0", f.Request)
		if f.Product != "" {
			w.and("q.product = %d", l.product)
		}
		if department >= 0 {
			w.and("q.department = %d", department)
		}
	case f.Product != "":
		w.and("q.product = %d AND q.first_product = 1", l.product)
		if department >= 0 {
			w.and("EXISTS (SELECT 1 FROM contact_question AS o WHERE o.organisation_id = $1 AND o.contact_id = q.contact_id AND o.department = %d)", department)
		}
	case department >= 0:
		w.and("q.department = %d AND q.first_department = 1", department)
	}
	if f.Channel != "" {
		w.and("c.channel = %d", l.channel)
	}
	if f.Staff != 0 {
		w.and("c.staff_id = %d", f.Staff)
	}
	if f.Solved != 0 {
		w.and("c.solved = %d", f.Solved)
	}
	if f.Party != 0 {
		w.and("c.%s = %d AND c.%s <> 0", side, who, side)
	}
	if strings.Contains(w.from, "contact AS c") {
		w.where.WriteString(f.Hide.contact("c"))
	} else {
		w.where.WriteString(f.Hide.not("q.contact_id", "EXISTS (SELECT 1 FROM contact AS hc WHERE hc.organisation_id = $1 AND hc.id = q.contact_id AND "+hiddenContact("hc")+")"))
	}
	n := 2 // of the next argument, see args
	if f.External != "" {
		w.and("c.external = $%d AND c.external <> ''", n)
		n++
	}
	if f.Phone != "" {
		w.and("c.phone = $%d AND c.phone <> ''", n)
	}
	return w
}

// args are the arguments of the text, after the organisation.
func (f *ContactFilter) args(organisation int64) []any {
	all := []any{organisation}
	for _, s := range []string{f.External, f.Phone} {
		if s != "" {
			all = append(all, s)
		}
	}
	return all
}

// contactLabels are the codes of a filter as labels; -1 is none that exists.
type contactLabels struct {
	channel, product int32
	departments      []int32
}

func (tx *Tx) label(ctx context.Context, organisation int64, kind LabelKind, code string) (int32, error) {
	if code == "" {
		return 0, nil
	}
	id, err := tx.LabelID(ctx, organisation, kind, code)
	if err == nil && id == 0 {
		return -1, nil
	}
	return int32(id), err
}

// departments are the labels to which a list is bound; none is no bound.
func (tx *Tx) departments(ctx context.Context, organisation int64, one string, only []string) ([]int32, error) {
	if one != "" {
		for _, code := range only {
			if code == one {
				only = nil
				break
			}
		}
		if len(only) > 0 {
			return []int32{1 << 30}, nil // asked for another department than one's own: nothing carries this label
		}
		id, err := tx.label(ctx, organisation, DepartmentLabel, one)
		if id < 0 {
			id = 1 << 30
		}
		return []int32{id}, err
	}
	if len(only) == 0 {
		return []int32{-1}, nil
	}
	all := []int32{0}
	for _, code := range only {
		id, err := tx.label(ctx, organisation, DepartmentLabel, code)
		if err != nil {
			return nil, err
		}
		if id > 0 {
			all = append(all, id)
		}
	}
	return all, nil
}

// keys is the text that finds one page of contacts.
func (f *ContactFilter) keys(l *contactLabels, after Place, limit int) string {
	sides := []string{""}
	if f.Party != 0 {
		sides = []string{"party_id", "for_party_id"}
	}
	var pages []string
	for _, d := range l.departments {
		for _, side := range sides {
			for _, who := range append([]int64{f.Party}, f.Merged...) {
				pages = append(pages, f.walk(l, d, side, who).text(after, limit))
			}
		}
	}
	if f.Request != 0 && len(pages) == 1 { // two questions of one contact may be about it
		pages = append(pages, pages[0])
	}
	return union(pages, limit)
}

// Contacts lists contacts with their questions, the last received first, from
// the first after a place (the moment of receipt and the id of the last seen).
func (tx *Tx) Contacts(ctx context.Context, organisation int64, filter ContactFilter, after Place, limit int) ([]contact.Contact, error) {
	var l contactLabels
	var err error
	if l.channel, err = tx.label(ctx, organisation, ChannelLabel, string(filter.Channel)); err != nil {
		return nil, err
	}
	if l.product, err = tx.label(ctx, organisation, ProductLabel, filter.Product); err != nil {
		return nil, err
	}
	if l.departments, err = tx.departments(ctx, organisation, filter.Department, filter.Only); err != nil {
		return nil, err
	}
	rows, err := tx.query(ctx, "SELECT c."+strings.Join(contactColumns, ", c.")+" FROM ("+filter.keys(&l, after, limit)+
		") AS k JOIN contact AS c ON c.organisation_id = $1 AND c.id = k.id ORDER BY k.at DESC, k.id DESC", filter.args(organisation)...)
	if err != nil {
		return nil, wrap("list contacts", err)
	}
	defer rows.Close()
	var all []gen.Contact
	for rows.Next() {
		var r gen.Contact
		if err := rows.Scan(contactFields(&r)...); err != nil {
			return nil, wrap("list contacts", err)
		}
		all = append(all, r)
	}
	if err := rows.Err(); err != nil {
		return nil, wrap("list contacts", err)
	}
	return tx.contactsOf(ctx, organisation, all)
}
