package web

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"handvest/internal/action"
	"handvest/internal/charter"
	"handvest/internal/fault"
	"handvest/internal/remedy"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// payouts are the payment files and orders.
func (s *Server) payouts(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.showPayouts(w, r, reader, http.StatusOK, remedyDone(reader, r))
}

func (s *Server) showPayouts(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, notice *page.Notice) error {
	p, err := s.payoutsPage(r, reader, nil, nil)
	if err != nil {
		return err
	}
	p.Notice = notice
	return s.show(w, r, status, page.PayoutsPage(p))
}

func (s *Server) payoutsPage(r *http.Request, reader kit.Reader, typed *action.RemedySettings, wrong wrongs) (page.Payouts, error) {
	who, after := s.who(r), r.URL.Query().Get("na")
	list, err := s.actions.Payouts(r.Context(), who, after, listPage)
	if err != nil {
		return page.Payouts{}, err
	}
	p := page.Payouts{Shell: s.shell(r, reader, reader.T("Uitbetalen", "Pay out")), Action: payoutsPlace.In(reader), Day: dateField(remedy.NextBankDay(s.today())),
		Empty: reader.T("Er is nog geen bestand gemaakt.", "No file was made yet.")}
	if list.Ready == 0 {
		p.None = reader.T("Er is niets goedgekeurd dat nog betaald moet worden.", "Nothing that was approved is still to be paid.")
	} else {
		p.Ready = reader.Count(int64(list.Ready), "compensatie", "compensaties", "compensation", "compensations") + ", " + reader.Cents(list.Cents)
	}
	for i := range list.Batches {
		p.Rows = append(p.Rows, payoutRow(reader, &list.Batches[i]))
	}
	if after != "" {
		p.First = payoutsPlace.In(reader)
	}
	if list.Next != "" {
		p.Next = payoutsPlace.In(reader) + "?na=" + list.Next
	}
	set := list.Settings
	if typed != nil {
		set = *typed
	}
	p.Settings = page.SettingsForm{Action: remedySetPlace.In(reader), Fields: []page.TextField{
		{Name: "naam", Label: reader.T("Naam van de eigen rekening", "Name of your own account"), Value: set.From.Holder, Max: 70, Error: wrong["naam"]},
		{Name: "iban", Label: reader.T("IBAN van de eigen rekening", "IBAN of your own account"), Value: set.From.IBAN.Spaced(), Max: 40, Error: wrong["iban"]},
		{Name: "grens", Label: reader.T("Grens in euro's", "Limit in euros"), Value: euros(reader, set.Limit), Max: 8, Error: wrong["grens"],
			Hint: reader.T("Tot en met dit bedrag beslist de regel; daarboven kijken er vier ogen.", "Up to this amount the rule decides; above it there are four eyes.")},
		{Name: "bloemen", Label: reader.T("Leverancier van bloemen", "Supplier of flowers"), Value: set.Flowers, Max: 120},
		{Name: "bonnen", Label: reader.T("Leverancier van boekenbonnen", "Supplier of book tokens"), Value: set.Tokens, Max: 120},
	}}
	return p, nil
}

// euros writes euro cents as they are typed.
func euros(r kit.Reader, cents int64) string { return r.Decimal(float64(cents)/100, 2) }

func payoutRow(r kit.Reader, b *remedy.Batch) page.PayoutRow {
	id := itoa(b.ID)
	row := page.PayoutRow{When: r.Moment(b.Made), Machine: r.Machine(b.Made), By: b.ByName, Amount: r.Cents(b.Cents), Version: strconv.Itoa(int(b.Version)),
		What: r.T("Betaalbestand", "Payment file"), Lines: r.Count(int64(b.Lines), "betaling", "betalingen", "payment", "payments"), Note: r.T("de bank betaalt ", "the bank pays ") + r.Date(b.On)}
	if b.Order() {
		row.What = r.T("Bestelling: ", "Order: ") + r.Of(remedy.FormText(b.Form))
		row.Lines = r.Count(int64(b.Lines), "stuk", "stuks", "piece", "pieces")
		row.Note = b.Supplier
		if row.Note == "" {
			row.Note = r.T("geen leverancier ingevuld", "no supplier filled in")
		}
	}
	switch b.State {
	case remedy.Undone:
		row.Word, row.Tone = r.T("Teruggedraaid", "Undone"), kit.Out
		return row
	case remedy.Handed:
		row.Word, row.Tone = r.T("Aangeleverd", "Handed over"), kit.Kept
	default:
		row.Word, row.Tone = r.T("Nog aanleveren", "To be handed over"), kit.Soon
		row.Hand, row.Undo = payoutHandPlace.In(r, id), payoutUndoPlace.In(r, id)
	}
	if b.Order() {
		row.Files = []page.Link{{Text: r.T("Bestellijst (CSV)", "Order list (CSV)"), Href: payoutOrderPlace.In(r, id)}}
	} else {
		row.Files = []page.Link{{Text: r.T("Voor de bank (SEPA)", "For the bank (SEPA)"), Href: payoutFilePlace.In(r, id)}}
	}
	row.Files = append(row.Files, page.Link{Text: r.T("Boekingen (CSV)", "Bookings (CSV)"), Href: payoutBookPlace.In(r, id)})
	return row
}

// makePayouts puts what was approved in a file and in orders.
func (s *Server) makePayouts(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if _, err := s.actions.PayRemedies(r.Context(), s.who(r), dateOf(r.PostFormValue("dag"))); err != nil {
		return s.retold(w, r, reader, err, s.showPayouts)
	}
	http.Redirect(w, r, payoutsPlace.In(reader)+"?gedaan=betaald", http.StatusSeeOther)
	return nil
}

// handPayout says that the bank or the supplier has it.
func (s *Server) handPayout(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	if err := s.actions.HandPayout(r.Context(), s.who(r), id, version(r.PostFormValue("versie"))); err != nil {
		return s.retold(w, r, reader, err, s.showPayouts)
	}
	http.Redirect(w, r, payoutsPlace.In(reader)+"?gedaan=bewaard", http.StatusSeeOther)
	return nil
}

// undoPayout takes a file back that nobody has.
func (s *Server) undoPayout(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	if err := s.actions.UndoPayout(r.Context(), s.who(r), id, version(r.PostFormValue("versie"))); err != nil {
		return s.retold(w, r, reader, err, s.showPayouts)
	}
	http.Redirect(w, r, payoutsPlace.In(reader)+"?gedaan=terug", http.StatusSeeOther)
	return nil
}

// payoutFile is the file for the bank.
func (s *Server) payoutFile(w http.ResponseWriter, r *http.Request, _ kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	f, err := s.actions.PayoutFile(r.Context(), s.who(r), id)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := remedy.WritePain(&b, f); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/xml")
	w.Header().Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", f.Name()))
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write(b.Bytes()) // a reader who went away is no error of ours
	return nil
}

// payoutOrder is the list for a supplier.
func (s *Server) payoutOrder(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	b, lines, err := s.actions.Order(r.Context(), s.who(r), id)
	if err != nil {
		return err
	}
	out := attachment(w, "bestelling-"+strconv.FormatInt(b.ID, 36)+".csv") // its errors are those of a reader who went away
	_ = out.Write([]string{"kenmerk", "wat", "waarde_euro", "naam", "straat", "postcode", "plaats", "opmerking"})
	for _, l := range lines {
		note := ""
		if l.Hidden {
			note = "adres niet doorgeven: wij bezorgen zelf"
		}
		_ = out.Write([]string{l.Reference, remedy.FormText(b.Form).NL, charter.EuroText(int32(l.Cents)), l.Name, l.Street, l.Postcode, l.Town, note})
	}
	out.Flush()
	return nil
}

// payoutBookings are the lines for the accounts.
func (s *Server) payoutBookings(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	all, err := s.actions.Bookings(r.Context(), s.who(r), id)
	if err != nil {
		return err
	}
	out := attachment(w, "boekingen-"+strconv.FormatInt(id, 36)+".csv") // its errors are those of a reader who went away
	_ = out.Write([]string{"kenmerk", "datum", "jaar_budget", "belofte", "zaak", "vorm", "bedrag_euro", "goed_doel", "aangevraagd_door", "goedgekeurd_door", "batch"})
	for i := range all {
		k := &all[i]
		day := iso(reader, k.Batch.Made)
		if k.Batch.On.Known() {
			day = k.Batch.On.String()
		}
		_ = out.Write([]string{k.Reference, day, strconv.Itoa(k.Year), k.Promise, k.Case, string(k.Form), charter.EuroText(int32(k.Cents)), k.To, k.Asked, k.Approved, strconv.FormatInt(k.Batch.ID, 36)})
	}
	out.Flush()
	return nil
}

// saveRemedySettings saves who decides and from which account is paid.
func (s *Server) saveRemedySettings(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	form := r.PostFormValue
	set := action.RemedySettings{From: remedy.Account{Holder: form("naam"), IBAN: remedy.IBAN(form("iban"))}, Flowers: form("bloemen"), Tokens: form("bonnen")}
	cents, err := charter.ParseEuro(form("grens"))
	if set.Limit = int64(cents); err != nil {
		err = fault.New(fault.Invalid, "Vul de grens in als bedrag, zoals 10,00.", "Fill in the limit as an amount, such as 10.00.").At("grens")
	} else {
		err = s.actions.SaveRemedySettings(r.Context(), s.who(r), set)
	}
	if err == nil {
		http.Redirect(w, r, payoutsPlace.In(reader)+"?gedaan=bewaard", http.StatusSeeOther)
		return nil
	}
	wrong, ok := wrongsOf(err, reader)
	if !ok {
		return err
	}
	p, again := s.payoutsPage(r, reader, &set, wrong)
	if again != nil {
		return errors.Join(err, again)
	}
	p.Notice = wrong.notice(reader, "naam", "iban", "grens")
	return s.show(w, r, refusedStatus(err), page.PayoutsPage(p))
}
