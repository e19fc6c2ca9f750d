package notice

// houseEN are the English texts, in the order of the Dutch ones.
var houseEN = merged(generalEN, complaintEN)

var generalEN = map[Kind][2]string{
	Confirmation: {"We are working on your request", `[[You contacted us on {{heard_on}}.]] We are working on your request.

Your request is about: {{subject}}

{{promise}}
[[We will call {{number}}.]]

Will it take longer? Then we will tell you before that day is over.

[[Your reference is {{reference}}. Mention it when you contact us about this.]]
[[See how far we are here: {{link}}]]
[[Do you have a question? Call us on {{phone}}.]]`},

	Late: {"It takes longer than we promised", `Your request is about: {{subject}}
[[Your reference: {{reference}}]]

This is not done in time. [[We promised it to you by {{promised}}.]] So you have to wait longer for us. [[{{we_knew}}]]

The new date is {{date}}. It will be done on that day at the latest.

This is the reason: {{cause}}

You do not need to do anything.
[[See how far we are here: {{link}}]]
[[Can you not wait that long? Call us on {{phone}}. Then we will look for a way together.]]
[[From us you get {{compensation}}.]]

{{apology}}`},

	Paused: {"We are waiting with your request", `Your request is about: {{subject}}
[[Your reference: {{reference}}]]

We cannot go on right now. We are waiting for: {{waits_for}}

We wait until {{until}}. [[{{do_this}}]]

The days on which we wait do not count for our promise. Do we go on? Then we will send you the new date.

[[See how far we are here: {{link}}]]
[[Is this not possible, or do you have a question? Call us on {{phone}}.]]`},

	Resumed: {"We go on with your request", `Your request is about: {{subject}}
[[Your reference: {{reference}}]]

We do not wait any longer and go on with your request. [[{{cause}}]]

The new date is {{date}}. It will be done on that day at the latest. You do not need to do anything.

[[See how far we are here: {{link}}]]
[[Do you have a question? Call us on {{phone}}.]]`},

	NotReached: {"We called you", `Your request is about: {{subject}}
[[Your reference: {{reference}}]]

We called you on {{rang_on}}. We could not reach you.
[[We will call you again, by {{date}} at the latest.]]
[[{{do_this}}]]
[[We will call {{number}}. Is that number wrong? Then please tell us.]]

[[Do you prefer to call us? You can, on {{phone}}.]]
[[See how far we are here: {{link}}]]`},

	Answered: {"We have an answer for you", `Your request is about: {{subject}}
[[Your reference: {{reference}}]]

This is our answer:

{{answer}}

[[We promised it by {{promised}}. We did not make that. {{apology}}]]

Does this not help you? Please tell us. Then we will look at it again.
[[You can tell us here: {{link}}]]
[[You can call us too: {{phone}}]]

[[What did you think of how we handled your complaint? You can tell us here: {{opinion}}]]`},

	Closed: {"We are done with your request", `Your request is about: {{subject}}
[[Your reference: {{reference}}]]

We are done with this. [[{{answer}}]]

[[We promised it by {{promised}}. We did not make that. {{apology}}]]

[[{{do_this}}]]
[[This is your own page: {{link}}]]
[[You can call us too: {{phone}}]]

[[What did you think of how we handled your complaint? You can tell us here: {{opinion}}]]`},

	Reopened: {"We pick up your request again", `Your request is about: {{subject}}
[[Your reference: {{reference}}]]

It was not solved well yet. So we pick up your request again. [[{{cause}}]]

The new date is {{date}}. It will be done on that day at the latest. You do not need to do anything.

[[See how far we are here: {{link}}]]
[[Do you have a question? Call us on {{phone}}.]]

[[{{apology}}]]`},

	Milestone: {"There is news about your request", `Your request is about: {{subject}}
[[Your reference: {{reference}}]]

There is news. {{step}}

[[Our promise stands: it will be done by {{promised}} at the latest.]]
[[See how far we are here: {{link}}]]
[[Do you have a question? Call us on {{phone}}.]]`},

	Compensation: {"We want to make it up to you", `Your request is about: {{subject}}
[[Your reference: {{reference}}]]

We did not do what we promised you. [[It would be done by {{promised}}.]] [[{{we_knew}}]]

{{apology}}

So you get from us {{compensation}}.
[[You choose where the money goes: {{good_causes}}.]]
[[Tell us your choice here: {{link}}]]

[[Do you have a question? Call us on {{phone}}.]]`},

	Frame: {"", `{{salutation}},

{{message}}

Kind regards,

{{organisation}}
[[{{phone}}]]`},
}
