package notice

// complaintNL are the Dutch letters of the complaint procedure.
var complaintNL = map[Kind][2]string{
	ComplaintReceipt: {"Wij hebben uw klacht ontvangen", `Op {{gehoord_op}} kregen wij uw klacht. Dank u dat u ons dit vertelt. Wij zoeken uit wat er gebeurde.

Uw klacht gaat over: {{onderwerp}}
Uw kenmerk: {{kenmerk}}
Wie uw klacht behandelt: {{behandelaar}}

U hoort uiterlijk {{uiterlijk}} wat wij van uw klacht vinden. Wij bellen of schrijven u eerst. Dan kunt u vertellen wat er gebeurde. Dat mag ook in een gesprek.

[[Wij vragen eerst advies aan {{adviseur}}.]]

Wilt u nog iets toevoegen? Of is het al opgelost? Laat het ons weten.
[[Hier ziet u hoe ver wij zijn: {{volglink}}]]
[[Bellen kan ook: {{telefoon}}]]`},

	ComplaintCopy: {"Afschrift van een klacht", `Op {{gehoord_op}} kregen wij een klacht waarin u wordt genoemd. De wet vraagt dat wij u de klacht laten lezen (Awb 9:9). Er is nog geen oordeel.

[[Kenmerk: {{kenmerk}}]]
Wie de klacht behandelt: {{behandelaar}}

Dit staat in de klacht:

{{klacht}}

U krijgt de kans om te vertellen wat er volgens u gebeurde. Bewaar wat u hierover hebt. Neem zelf geen contact op met de klager.

Deze klacht is vertrouwelijk. Bespreek haar alleen met wie de klacht behandelt, met uw leidinggevende of met iemand die u steunt.`},

	ComplaintRefused: {"Wij behandelen uw klacht niet", `Op {{gehoord_op}} kregen wij uw klacht. Wij hebben uw klacht goed gelezen. Wij behandelen de klacht niet. In deze brief leest u waarom.

[[Uw kenmerk: {{kenmerk}}]]
Uw klacht gaat over: {{onderwerp}}

Dit is de reden uit de wet: {{grond}}

Zo kwamen wij daarbij: {{motivering}}

{{ombudsman}}

[[Wat vond u van hoe wij met uw klacht omgingen? Zodra de klacht is afgerond, kunt u dat hier zeggen: {{mening}}]]
[[Heeft u een vraag over deze brief? Bel ons op {{telefoon}}.]]`},

	ComplaintInvite: {"Wij horen graag wat er gebeurde", `Uw klacht gaat over: {{onderwerp}}
[[Uw kenmerk: {{kenmerk}}]]

Wij willen van u horen wat er gebeurde. Daarom nodigen wij u uit voor een gesprek.

Wanneer: {{gesprek}}
Waar: {{plaats}}
[[Met wie: {{behandelaar}}]]

U mag iemand meenemen. Wij maken een verslag van het gesprek. Dat krijgt u van ons.

Kunt u dan niet? Of wilt u liever bellen of schrijven? Laat het ons weten voor het gesprek. Wilt u geen gesprek? Dan hoeft dat niet. Wij gaan dan verder met wat u ons schreef.
[[Dat kan hier: {{volglink}}]]
[[Bellen kan ook: {{telefoon}}]]`},

	ComplaintInviteOther: {"Uitnodiging om te vertellen wat er gebeurde", `Er is een klacht waarin u wordt genoemd. U kreeg die klacht eerder van ons. Wij willen ook van u horen wat er gebeurde (Awb 9:10).

[[Kenmerk: {{kenmerk}}]]
Wanneer: {{gesprek}}
Waar: {{plaats}}
[[Met wie: {{behandelaar}}]]

U mag iemand meenemen. Wij maken een verslag van het gesprek. Dat krijgt u van ons. Kunt u dan niet? Vraag dan een andere tijd aan wie de klacht behandelt.`},

	ComplaintLonger: {"Wij hebben meer tijd nodig voor uw klacht", `Uw klacht gaat over: {{onderwerp}}
[[Uw kenmerk: {{kenmerk}}]]

Wij zijn niet op tijd klaar met uw klacht. Dat spijt ons. Het duurt {{weken}} langer. Dat mag volgens de wet (Awb 9:11 lid 2).

U hoort nu uiterlijk {{uiterlijk}} van ons. U hoeft zelf niets te doen.

[[Dit is de reden: {{oorzaak}}]]

[[Hier ziet u hoe ver wij zijn: {{volglink}}]]
[[Heeft u een vraag? Bel ons op {{telefoon}}.]]`},

	ComplaintLongerOther: {"De klacht duurt langer", `Er is een klacht waarin u wordt genoemd. Wij zijn niet op tijd klaar met die klacht. Het duurt {{weken}} langer (Awb 9:11 lid 2).

[[Kenmerk: {{kenmerk}}]]
U hoort uiterlijk {{uiterlijk}} van ons.

[[Dit is de reden: {{oorzaak}}]]`},

	ComplaintSettled: {"Wij hebben uw klacht samen opgelost", `Uw klacht gaat over: {{onderwerp}}
[[Uw kenmerk: {{kenmerk}}]]

U zei ons dat u tevreden bent. Dat was op {{akkoord_op}}. Daarom stoppen wij met de behandeling van uw klacht (Awb 9:5).

Dit spraken wij met u af:

{{afspraak}}

Klopt dit niet? Of houden wij ons er niet aan? Laat het ons weten. Dan gaan wij verder met uw klacht.
[[Dat kan hier: {{volglink}}]]
[[Bellen kan ook: {{telefoon}}]]

[[Wat vond u van hoe wij met uw klacht omgingen? Zodra de klacht is afgerond, kunt u dat hier zeggen: {{mening}}]]`},

	ComplaintMoved: {"Wij behandelen uw klacht op een andere manier", `Op {{gehoord_op}} kregen wij uw klacht. Uw klacht gaat over: {{onderwerp}}
[[Uw kenmerk was: {{kenmerk}}]]

Wij lazen uw klacht. Dit is geen klacht, maar {{wordt}}. Daarvoor gelden andere regels. Wij hebben uw brief daarom doorgegeven aan de collega die hierover gaat.

U hoeft niets opnieuw te sturen. De dag waarop wij uw brief kregen, blijft {{gehoord_op}}.
[[Uw nieuwe kenmerk is {{nieuw_kenmerk}}.]]

[[Wilt u iets vragen? Bel ons op {{telefoon}}.]]`},

	ComplaintVerdict: {"Ons oordeel over uw klacht", `[[Op {{gehoord_op}} kregen wij uw klacht.]] Wij hebben uitgezocht wat er gebeurde. In deze brief leest u wat wij vonden, wat wij ervan vinden en wat wij nu doen.

[[Uw kenmerk: {{kenmerk}}]]
Uw klacht gaat over: {{onderwerp}}

Dit vonden wij:

{{bevindingen}}

Dit is ons oordeel:

{{oordelen}}

[[Wij vroegen advies aan {{adviseur}}.]] [[Ons oordeel is anders dan het advies. {{afwijking}}]]

Dit doen wij nu:

{{conclusies}}

[[{{excuus}}]]

{{ombudsman}}

[[Wat vond u van hoe wij met uw klacht omgingen? Zodra de klacht is afgerond, kunt u dat hier zeggen: {{mening}}]]
[[Heeft u een vraag over deze brief? Bel ons op {{telefoon}}.]]`},

	ComplaintFeedback: {"Wat wij met uw klacht deden", `U vertelde ons over: {{onderwerp}}
[[Uw kenmerk: {{kenmerk}}]]

Wij leerden van uw klacht. Dit is wat wij ermee doen:

{{verbetering}}

Dank u dat u het ons vertelde.`},

	ComplimentThanks: {"Dank u voor uw compliment", `Wat fijn dat u dit laat weten. Wij geven uw compliment door aan de collega over wie het gaat.

Uw compliment gaat over: {{onderwerp}}
[[Uw kenmerk: {{kenmerk}}]]`},

	IdeaThanks: {"Dank u voor uw idee", `Dank u dat u met ons meedenkt. Wij lezen uw idee en kijken wat wij ermee kunnen.

Uw idee gaat over: {{onderwerp}}
[[Uw kenmerk: {{kenmerk}}]]
[[Hier leest u wat ermee gebeurt: {{volglink}}]]`},
}
