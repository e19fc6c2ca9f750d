package action

import (
	"context"
	"strings"

	"handvest/internal/fault"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// reviewMonths is after how many months an owner looks again, when nobody chose.
const reviewMonths = 6

// ProposeArticle hands the working version of an answer to its owners. What it
// changes decides whose approval it needs: the department for what it says, the
// contact centre for how it is said and found (S4-45). Who may give an approval
// gives it by proposing. With all approvals it is published at once.
func (a *Actions) ProposeArticle(ctx context.Context, who Actor, id int64, edition int32) (Article, error) {
	if err := mayWrite(who); err != nil {
		return Article{}, err
	}
	return a.decide(ctx, who, id, edition, func(x *Article, v *knowledge.Version) error {
		if empty := strings.TrimSpace(v.Public+v.Internal+v.Say) == ""; empty {
			return fault.New(fault.Invalid, "Dit antwoord zegt nog niets. Vul de tekst of de zin om te zeggen.", "This answer says nothing yet. Fill the text or the sentence to say.")
		}
		x.approve(who, v)
		return nil
	})
}

// ApproveArticle gives the approval that a proposed version waits for, and
// publishes it when that was the last.
func (a *Actions) ApproveArticle(ctx context.Context, who Actor, id int64, edition int32) (Article, error) {
	if err := mayWrite(who); err != nil {
		return Article{}, err
	}
	return a.decide(ctx, who, id, edition, func(x *Article, v *knowledge.Version) error {
		if v.Status != knowledge.Proposed {
			return fault.New(fault.Conflict, "Dit voorstel is al ingetrokken of gewijzigd.", "This proposal was withdrawn or changed already.")
		}
		before := *v
		if x.approve(who, v); v.ContentBy == before.ContentBy && v.FormBy == before.FormBy {
			return fault.New(fault.Forbidden, "Dit voorstel wacht op een ander: de vakafdeling gaat over de inhoud, klantcontact over de vorm.",
				"This proposal waits for somebody else: the department owns the content, the contact centre the form.")
		}
		return nil
	})
}

// SendBackArticle makes a proposal a draft again, with the reason.
func (a *Actions) SendBackArticle(ctx context.Context, who Actor, id int64, edition int32, reason string) (Article, error) {
	if err := mayWrite(who); err != nil {
		return Article{}, err
	}
	reason = strings.TrimSpace(reason)
	if reason == "" {
		return Article{}, fault.New(fault.Invalid, "Schrijf op wat er anders moet.", "Write down what has to change.")
	}
	return a.decide(ctx, who, id, edition, func(_ *Article, v *knowledge.Version) error {
		v.Status, v.ContentBy, v.FormBy, v.Note = knowledge.Draft, "", "", who.Name+": "+reason
		return nil
	})
}

// Needs says whose approval the working version still waits for.
func (x *Article) Needs() knowledge.Parts {
	if x.Working == nil {
		return knowledge.Parts{}
	}
	p := knowledge.Changed(x.base(), *x.Working)
	return knowledge.Parts{Content: p.Content && x.Working.ContentBy == "", Form: p.Form && x.Working.FormBy == ""}
}

// approve gives the approvals that this person may give, and moves the version
// on: to its owners, or into force.
func (x *Article) approve(who Actor, v *knowledge.Version) {
	p := knowledge.Changed(x.base(), *v)
	if p.Content && v.ContentBy == "" && who.CanIn(staff.EditContent, x.Row.ContentOwner) {
		v.ContentBy = who.Name
	}
	if p.Form && v.FormBy == "" && who.CanIn(staff.EditForm, x.Row.FormOwner) {
		v.FormBy = who.Name
	}
	v.Status = knowledge.Proposed
	if (!p.Content || v.ContentBy != "") && (!p.Form || v.FormBy != "") {
		v.Status = knowledge.Published
		if !v.From.Known() || v.From < x.Today {
			v.From = x.Today
		}
		if !x.Row.Review.Known() || x.Row.Review <= x.Today {
			x.Row.Review = x.Today.AddMonths(reviewMonths)
		}
	}
}

// decide changes the working version at the edition that was seen.
func (a *Actions) decide(ctx context.Context, who Actor, id int64, edition int32, change func(*Article, *knowledge.Version) error) (Article, error) {
	var x Article
	err := a.db.Tx(ctx, func(tx *store.Tx) (err error) {
		if x, err = readArticle(ctx, tx, who.Organisation, id); err != nil {
			return err
		}
		if x.Working == nil || x.Working.Edition != edition {
			return store.ErrEdited
		}
		v := *x.Working
		if err := change(&x, &v); err != nil {
			return err
		}
		if err := tx.SaveVersion(ctx, who.Organisation, id, v); err != nil {
			return err
		}
		v.Edition++
		x.put(v)
		return x.save(ctx, tx, who.Organisation)
	})
	return x, err
}
