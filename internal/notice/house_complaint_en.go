package notice

// complaintEN are the English letters of the complaint procedure.
var complaintEN = map[Kind][2]string{
	ComplaintReceipt: {"We have received your complaint", `On {{heard_on}} we got your complaint. Thank you for telling us. We will find out what happened.

Your complaint is about: {{subject}}
Your reference: {{reference}}
Who handles your complaint: {{handler}}

You will hear what we think of your complaint by {{last_day}} at the latest. We call or write to you first. Then you can tell us what happened. We can also meet.

[[We ask advice first from {{adviser}}.]]

Do you want to add something? Or is it solved already? Please tell us.
[[See how far we are here: {{link}}]]
[[You can call us too: {{phone}}]]`},

	ComplaintCopy: {"Copy of a complaint", `On {{heard_on}} we got a complaint in which you are named. The law asks us to let you read it (Awb 9:9). There is no judgment yet.

[[Reference: {{reference}}]]
Who handles the complaint: {{handler}}

This is what the complaint says:

{{complaint}}

You will get the chance to tell what happened as you see it. Keep what you have about this. Do not contact the person who complained yourself.

This complaint is confidential. Only talk about it with who handles it, with your manager or with somebody who supports you.`},

	ComplaintRefused: {"We will not handle your complaint", `On {{heard_on}} we got your complaint. We have read it well. We will not handle it. In this letter you read why.

[[Your reference: {{reference}}]]
Your complaint is about: {{subject}}

This is the reason in the law: {{ground}}

This is how we came to it: {{reasons}}

{{ombudsman}}

[[What did you think of how we handled your complaint? As soon as it is closed, you can tell us here: {{opinion}}]]
[[Do you have a question about this letter? Call us on {{phone}}.]]`},

	ComplaintInvite: {"We would like to hear what happened", `Your complaint is about: {{subject}}
[[Your reference: {{reference}}]]

We want to hear from you what happened. So we invite you to meet us.

When: {{meeting}}
Where: {{where}}
[[With whom: {{handler}}]]

You may bring somebody. We make a report of the meeting. You will get it from us.

Can you not come then? Or do you prefer to call or write? Please tell us before the meeting. Do you not want to meet? Then you do not have to. We will go on with what you wrote to us.
[[You can tell us here: {{link}}]]
[[You can call us too: {{phone}}]]`},

	ComplaintInviteOther: {"Invitation to tell what happened", `There is a complaint in which you are named. You got that complaint from us before. We want to hear from you too what happened (Awb 9:10).

[[Reference: {{reference}}]]
When: {{meeting}}
Where: {{where}}
[[With whom: {{handler}}]]

You may bring somebody. We make a report of the meeting. You will get it from us. Can you not come then? Ask who handles the complaint for another time.`},

	ComplaintLonger: {"We need more time for your complaint", `Your complaint is about: {{subject}}
[[Your reference: {{reference}}]]

We are not done with your complaint in time. We are sorry. It takes {{weeks}} longer. The law allows that (Awb 9:11(2)).

You will hear from us by {{last_day}} at the latest. You do not need to do anything.

[[This is the reason: {{cause}}]]

[[See how far we are here: {{link}}]]
[[Do you have a question? Call us on {{phone}}.]]`},

	ComplaintLongerOther: {"The complaint takes longer", `There is a complaint in which you are named. We are not done with it in time. It takes {{weeks}} longer (Awb 9:11(2)).

[[Reference: {{reference}}]]
You will hear from us by {{last_day}} at the latest.

[[This is the reason: {{cause}}]]`},

	ComplaintSettled: {"We have solved your complaint together", `Your complaint is about: {{subject}}
[[Your reference: {{reference}}]]

You told us that you are satisfied. That was on {{arranged_on}}. So we stop handling your complaint (Awb 9:5).

This is what we agreed with you:

{{arranged}}

Is this not right? Or do we not do what we agreed? Please tell us. Then we will go on with your complaint.
[[You can tell us here: {{link}}]]
[[You can call us too: {{phone}}]]

[[What did you think of how we handled your complaint? As soon as it is closed, you can tell us here: {{opinion}}]]`},

	ComplaintMoved: {"We handle your complaint in another way", `On {{heard_on}} we got your complaint. Your complaint is about: {{subject}}
[[Your reference was: {{reference}}]]

We read your complaint. This is no complaint, but {{becomes}}. Other rules hold for that. So we have passed your letter on to the colleague who works on this.

You do not need to send anything again. The day on which we got your letter stays {{heard_on}}.
[[Your new reference is {{new_reference}}.]]

[[Do you have a question? Call us on {{phone}}.]]`},

	ComplaintVerdict: {"Our judgment of your complaint", `[[On {{heard_on}} we got your complaint.]] We have found out what happened. In this letter you read what we found, what we think of it and what we do now.

[[Your reference: {{reference}}]]
Your complaint is about: {{subject}}

This is what we found:

{{findings}}

This is our judgment:

{{judgments}}

[[We asked advice from {{adviser}}.]] [[Our judgment is not the same as the advice. {{departure}}]]

This is what we do now:

{{conclusions}}

[[{{apology}}]]

{{ombudsman}}

[[What did you think of how we handled your complaint? As soon as it is closed, you can tell us here: {{opinion}}]]
[[Do you have a question about this letter? Call us on {{phone}}.]]`},

	ComplaintFeedback: {"What we did with your complaint", `You told us about: {{subject}}
[[Your reference: {{reference}}]]

We learned from your complaint. This is what we do with it:

{{improvement}}

Thank you for telling us.`},

	ComplimentThanks: {"Thank you for your compliment", `How nice that you let us know. We pass your compliment on to the colleague it is about.

Your compliment is about: {{subject}}
[[Your reference: {{reference}}]]`},

	IdeaThanks: {"Thank you for your idea", `Thank you for thinking along with us. We read your idea and see what we can do with it.

Your idea is about: {{subject}}
[[Your reference: {{reference}}]]
[[Read here what happens with it: {{link}}]]`},
}
