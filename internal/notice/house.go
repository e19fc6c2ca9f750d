package notice

// House is the text of the house for a kind of notice: what is used until an
// organisation publishes its own. Its number is 0.
func House(kind Kind, language string) Template {
	t := Template{Kind: kind, Language: language}
	words := houseNL
	if language == English {
		words = houseEN
	}
	t.Title, t.Body = words[kind][0], words[kind][1]
	return t
}

// houseNL are the Dutch texts. A delay has the order of B1-2: what happens, what
// it means, the new date, why, what you can do, whom to call, the apology.
var houseNL = merged(generalNL, complaintNL)

var generalNL = map[Kind][2]string{
	Confirmation: {"Wij gaan aan de slag met uw vraag", `[[Op {{gehoord_op}} nam u contact met ons op.]] Wij gaan aan de slag met uw vraag.

Uw vraag gaat over: {{onderwerp}}

{{belofte}}
[[Wij bellen naar {{nummer}}.]]

Duurt het langer? Dan laten wij u dat weten voordat die dag voorbij is.

[[Uw kenmerk is {{kenmerk}}. Noem dat als u ons hierover belt of schrijft.]]
[[Hier ziet u hoe ver wij zijn: {{volglink}}]]
[[Wilt u iets vragen? Bel ons op {{telefoon}}.]]`},

	Late: {"Het duurt langer dan wij beloofden", `Uw vraag gaat over: {{onderwerp}}
[[Uw kenmerk: {{kenmerk}}]]

Dit is niet op tijd klaar. [[Wij beloofden het u voor {{beloofd}}.]] U moet dus langer op ons wachten. [[{{wisten_wij}}]]

De nieuwe datum is {{datum}}. Op die dag is het uiterlijk klaar.

Dit is de reden: {{oorzaak}}

U hoeft zelf niets te doen.
[[Hier ziet u hoe ver wij zijn: {{volglink}}]]
[[Kunt u niet zo lang wachten? Bel ons op {{telefoon}}. Dan zoeken wij samen een oplossing.]]
[[Van ons krijgt u {{vergoeding}}.]]

{{excuus}}`},

	Paused: {"Wij wachten even met uw vraag", `Uw vraag gaat over: {{onderwerp}}
[[Uw kenmerk: {{kenmerk}}]]

Wij kunnen nu even niet verder. Wij wachten op: {{wacht_op}}

Wij wachten tot en met {{tot}}. [[{{doe_dit}}]]

De dagen dat wij wachten, tellen niet mee voor onze belofte. Gaan wij verder? Dan krijgt u van ons de nieuwe datum.

[[Hier ziet u hoe ver wij zijn: {{volglink}}]]
[[Lukt dit niet, of heeft u een vraag? Bel ons op {{telefoon}}.]]`},

	Resumed: {"Wij gaan verder met uw vraag", `Uw vraag gaat over: {{onderwerp}}
[[Uw kenmerk: {{kenmerk}}]]

Wij wachten niet langer en gaan verder met uw vraag. [[{{oorzaak}}]]

De nieuwe datum is {{datum}}. Op die dag is het uiterlijk klaar. U hoeft zelf niets te doen.

[[Hier ziet u hoe ver wij zijn: {{volglink}}]]
[[Wilt u iets vragen? Bel ons op {{telefoon}}.]]`},

	NotReached: {"Wij hebben u gebeld", `Uw vraag gaat over: {{onderwerp}}
[[Uw kenmerk: {{kenmerk}}]]

Wij belden u op {{gebeld_op}}. Wij kregen u niet aan de lijn.
[[Wij bellen u weer. Dat doen wij uiterlijk {{datum}}.]]
[[{{doe_dit}}]]
[[Wij bellen naar {{nummer}}. Klopt dat nummer niet? Laat het ons dan weten.]]

[[Belt u liever zelf? Dat kan op {{telefoon}}.]]
[[Hier ziet u hoe ver wij zijn: {{volglink}}]]`},

	Answered: {"Wij hebben een antwoord voor u", `Uw vraag gaat over: {{onderwerp}}
[[Uw kenmerk: {{kenmerk}}]]

Dit is ons antwoord:

{{antwoord}}

[[Wij beloofden het voor {{beloofd}}. Dat is niet gelukt. {{excuus}}]]

Bent u hiermee niet geholpen? Laat het ons weten. Dan kijken wij er nog eens naar.
[[Dat kan hier: {{volglink}}]]
[[Bellen kan ook: {{telefoon}}]]

[[Wat vond u van hoe wij met uw klacht omgingen? U kunt het hier zeggen: {{mening}}]]`},

	Closed: {"Wij zijn klaar met uw vraag", `Uw vraag gaat over: {{onderwerp}}
[[Uw kenmerk: {{kenmerk}}]]

Wij zijn hiermee klaar. [[{{antwoord}}]]

[[Wij beloofden het voor {{beloofd}}. Dat is niet gelukt. {{excuus}}]]

[[{{doe_dit}}]]
[[Dit is uw eigen pagina: {{volglink}}]]
[[Bellen kan ook: {{telefoon}}]]

[[Wat vond u van hoe wij met uw klacht omgingen? U kunt het hier zeggen: {{mening}}]]`},

	Reopened: {"Wij pakken uw vraag weer op", `Uw vraag gaat over: {{onderwerp}}
[[Uw kenmerk: {{kenmerk}}]]

Het was nog niet goed opgelost. Daarom pakken wij uw vraag weer op. [[{{oorzaak}}]]

De nieuwe datum is {{datum}}. Op die dag is het uiterlijk klaar. U hoeft zelf niets te doen.

[[Hier ziet u hoe ver wij zijn: {{volglink}}]]
[[Wilt u iets vragen? Bel ons op {{telefoon}}.]]

[[{{excuus}}]]`},

	Milestone: {"Er is nieuws over uw vraag", `Uw vraag gaat over: {{onderwerp}}
[[Uw kenmerk: {{kenmerk}}]]

Er is nieuws. {{stap}}

[[Onze belofte blijft staan: het is uiterlijk {{beloofd}} klaar.]]
[[Hier ziet u hoe ver wij zijn: {{volglink}}]]
[[Wilt u iets vragen? Bel ons op {{telefoon}}.]]`},

	Compensation: {"Wij maken het goed met u", `Uw vraag gaat over: {{onderwerp}}
[[Uw kenmerk: {{kenmerk}}]]

Wij deden niet wat wij u beloofden. [[Het zou klaar zijn voor {{beloofd}}.]] [[{{wisten_wij}}]]

{{excuus}}

Daarom krijgt u van ons {{vergoeding}}.
[[U kiest waar het geld heen gaat: {{goede_doelen}}.]]
[[Uw keuze geeft u hier door: {{volglink}}]]

[[Wilt u iets vragen? Bel ons op {{telefoon}}.]]`},

	Frame: {"", `{{aanhef}},

{{bericht}}

Met vriendelijke groet,

{{organisatie}}
[[{{telefoon}}]]`},
}
