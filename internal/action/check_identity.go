package action

import (
	"context"
	"fmt"

	"handvest/internal/fault"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// ControlQuestion is one question to ask aloud, with what the customer should
// answer where that may be shown.
type ControlQuestion struct {
	Question party.Question
	Answer   string // empty while it is hidden
	Hidden   bool   // of a person whose data are secret, until it is asked for
}

// ControlQuestions are the questions by which a conversation can make sure who
// speaks.
type ControlQuestions struct {
	Questions []ControlQuestion
	Enough    bool // there are as many as are needed; else only a document or DigiD helps
}

// AskControl says in which conversation questions are asked.
type AskControl struct {
	Party   int64
	Contact int64
	From    string         // number or address that the conversation came from
	Reveal  party.Question // show the answer of this one although the data are secret
	Lang    fault.Lang
}

// ControlQuestions gives what can be asked. The answers are for the eyes of
// the colleague who compares; showing one of a person whose data are secret is
// logged.
func (a *Actions) ControlQuestions(ctx context.Context, who Actor, ask AskControl) (ControlQuestions, error) {
	if err := who.May(staff.RegisterContact); err != nil {
		return ControlQuestions{}, err
	}
	var out ControlQuestions
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		out = ControlQuestions{}
		p, err := visibleParty(ctx, tx, who, ask.Party)
		if err != nil {
			return err
		}
		about, err := lastRequest(ctx, tx, who, p.ID)
		if err != nil {
			return err
		}
		can := p.Questions(ask.From, about != "")
		out.Enough = p.Judge(can, nil) == party.AskMore
		for _, q := range can {
			c := ControlQuestion{Question: q, Hidden: p.Secret && q != ask.Reveal}
			if !c.Hidden {
				c.Answer = p.Answer(q, ask.From, about, ask.Lang)
			}
			out.Questions = append(out.Questions, c)
		}
		if ask.Reveal == "" || !p.Secret {
			return nil
		}
		return tx.AddLook(ctx, who.Organisation, &party.Look{Party: p.ID, Staff: who.ID, StaffName: who.Name, Purpose: party.ForContact,
			Level: party.Claimed, What: party.LookAnswers, Via: "controlevragen", Subject: ask.Contact, Reason: string(ask.Reveal)})
	})
	if err != nil {
		return out, fmt.Errorf("ask control questions: %w", err)
	}
	return out, nil
}

// CheckedIdentity is how a check of an identity ended.
type CheckedIdentity struct {
	Level   party.Level
	Verdict party.Verdict
}

// IdentityProof is what a check of an identity rests on.
type IdentityProof struct {
	Party   int64
	Contact int64
	From    string
	Method  party.Method
	Answers map[party.Question]bool // ticked right or wrong, for control questions
}

// CheckIdentity records how the identity of who speaks was checked: by control
// questions, by a document at the counter, by DigiD or eHerkenning. Too many
// wrong answers close this way for the conversation. Every check is kept.
func (a *Actions) CheckIdentity(ctx context.Context, who Actor, proof IdentityProof) (CheckedIdentity, error) {
	if err := who.May(staff.RegisterContact); err != nil {
		return CheckedIdentity{}, err
	}
	if proof.Method.Level() == party.Anonymous {
		return CheckedIdentity{}, fault.New(fault.Invalid, "Kies hoe u hebt vastgesteld wie dit is.", "Choose how you made sure who this is.")
	}
	var out CheckedIdentity
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		p, err := visibleParty(ctx, tx, who, proof.Party)
		if err != nil {
			return err
		}
		out = CheckedIdentity{Level: proof.Method.Level(), Verdict: party.Passed}
		if proof.Method == party.ByQuestions {
			if out, err = judge(ctx, tx, who, &p, proof); err != nil {
				return err
			}
		}
		return tx.AddCheck(ctx, who.Organisation, &party.Check{Party: p.ID, Contact: proof.Contact, Staff: who.ID, StaffName: who.Name,
			Level: out.Level, Verdict: out.Verdict, Method: proof.Method, Answers: proof.Answers})
	})
	if err != nil {
		return out, fmt.Errorf("check an identity: %w", err)
	}
	return out, nil
}

// judge weighs the answers to control questions, with those that were given
// before in the same conversation: nobody may try until it fits.
func judge(ctx context.Context, tx *store.Tx, who Actor, p *party.Party, proof IdentityProof) (CheckedIdentity, error) {
	about, err := lastRequest(ctx, tx, who, p.ID)
	if err != nil {
		return CheckedIdentity{}, err
	}
	before, err := tx.Checks(ctx, who.Organisation, p.ID, 10)
	if err != nil {
		return CheckedIdentity{}, err
	}
	can := p.Questions(proof.From, about != "")
	answers := map[party.Question]bool{}
	for q, ok := range proof.Answers {
		answers[q] = ok
	}
	for i := range before {
		c := &before[i]
		same := proof.Contact != 0 && c.Contact == proof.Contact || proof.Contact == 0 && c.Contact == 0 && c.Staff == who.ID && tx.Now()-c.At <= party.CheckHolds
		if !same || c.Method != party.ByQuestions {
			continue
		}
		if c.Verdict == party.Failed {
			return CheckedIdentity{}, fault.New(fault.Conflict,
				"De controlevragen zijn in dit gesprek al mislukt. Vraag om een legitimatie aan de balie of laat de klant inloggen met DigiD.",
				"The control questions failed in this conversation already. Ask for a document at the counter or let the customer sign in with DigiD.")
		}
		for q, ok := range c.Answers {
			if !ok { // a wrong answer stays wrong
				answers[q] = false
			}
		}
	}
	out := CheckedIdentity{Level: party.Claimed, Verdict: p.Judge(can, answers)}
	if out.Verdict == party.Passed {
		out.Level = party.Checked
	}
	return out, nil
}
