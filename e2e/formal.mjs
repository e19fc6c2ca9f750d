// A written complaint about a colleague, the whole formal way of the Awb: from the
// list to the file for the ombudsman, by the pages that the officer has. Before
// each key step the next state is refused and the page says why; every letter is
// opened and read back from its PDF; who is complained about sees their copy and
// nothing else.  node formal.mjs OFFICER ACCUSED ID
import { accessible, check, fits, open, run, shoot, sizes } from "./browser.mjs";
import { entries, pdfText } from "./documents.mjs";

const [officer, accused, id] = process.argv.slice(2);
const title = "Afgesnauwd bij het loket", hidden = "Bas Beschuldigd", handler = "Lies Leider", file = `/klachten/${id}`;
const inProcedure = "Formele procedure", decided = "Oordeel verstuurd";

async function everySize(page, name) {
  for (const size of sizes) {
    await page.setViewportSize(size);
    await accessible(page, `${name} at ${size.width}`);
    await fits(page, `${name} at ${size.width}`);
    await shoot(page, `formal-${name}-${size.width}`);
  }
  await page.setViewportSize(sizes[0]);
}

// says checks that all of some words stand in a part of the page.
async function says(page, selector, what, ...words) {
  const text = (await page.locator(selector).allInnerTexts()).join("\n");
  for (const word of words) check(text.includes(word), `${what}: "${word}" is not in ${JSON.stringify(text.slice(0, 600))}`);
  return text;
}

// fill opens one form of the file, fills it in and sends it.
async function fill(page, form, values, how = () => {}) {
  const box = page.locator(`#doe-${form}`);
  if (await box.getAttribute("open") === null) await box.locator("summary").first().click();
  for (const [name, value] of Object.entries(values)) {
    const field = box.locator(`[name="${name}"]`);
    const kind = await field.first().evaluate((e) => e.tagName === "SELECT" ? "select" : e.type);
    if (kind === "select") await field.selectOption(value);
    else if (kind === "checkbox" || kind === "radio") await box.locator(`[name="${name}"][value="${value}"]`).check();
    else await field.fill(value);
  }
  await how(box);
  await Promise.all([page.waitForNavigation(), box.locator("button").last().click()]);
}

const saved = (page, what) => page.locator(".utrecht-alert--ok").count().then(async (n) => check(n === 1, `${what} was not saved: ${await page.locator(".hv-notice").allInnerTexts()}`));

// cannot shows that a state is out of reach: the page has no button for it and
// says what comes first, and the server refuses it in the same words.
async function cannot(page, state, name, ...why) {
  const way = page.locator(".hv-dossier__way", { has: page.locator("h3", { hasText: name }) });
  check((await way.innerText()).includes("Kan nog niet. Doe eerst:"), `${state} is not refused: ${await way.innerText()}`);
  check(await page.locator(`#doe-naar-${state}`).count() === 0, `a button leads to ${state}`);
  for (const words of why) check((await way.innerText()).includes(words), `${state}: the page does not say "${words}": ${await way.innerText()}`);
  const answer = await page.evaluate(async ([at, stand]) => {
    const versie = document.querySelector(".hv-dossier__form [name=versie]").value;
    const r = await fetch(`${at}?doe=naar`, { method: "POST", body: new URLSearchParams({ versie, stand }) });
    const told = new DOMParser().parseFromString(await r.text(), "text/html").querySelector(".hv-notice");
    return { status: r.status, text: told?.textContent ?? "" };
  }, [file, state]);
  check(answer.status === 422, `${state} by hand gives ${answer.status}`);
  for (const words of why) check(answer.text.includes(words), `${state} by hand does not say "${words}": ${answer.text}`);
}

// letter goes to a letter from the list of letters.
async function letter(page, paper) {
  await page.goto(`${officer}${file}/brieven`);
  await Promise.all([page.waitForURL(new RegExp(`/brieven/${paper}$`)), page.locator(`#brief-${paper} .hv-cletters__make`).click()]);
}

async function send(page, what, ok = true) {
  await Promise.all([page.waitForNavigation(), page.locator("button[value=versturen]").click()]);
  if (ok) await says(page, ".hv-notice", what, "De brief is verstuurd en bewaard.");
  else check(await page.locator(".utrecht-alert--error").count() === 1, `${what} was sent`);
}

const gone = async (page, path, what) => check((await page.goto(accused + path)).status() === 404, `who is complained about opens ${what}`);

await run(async (browser) => {
  const page = await open(browser, officer), them = await open(browser, accused);
  await page.goto(`${officer}/klachten`);
  await page.locator("main a", { hasText: title }).first().click();
  check(page.url().endsWith(file), `the list leads to ${page.url()}`);
  await everySize(page, "dossier");
  await cannot(page, "formal", inProcedure, "Kies wie deze klacht behandelt.", "Zet de klacht uiteen in een of meer onderdelen.");

  // who it is about, and who may not handle it
  await fill(page, "over", {}, async (box) => {
    await box.locator("fieldset", { hasText: "Over wie gaat de klacht?" }).locator("[data-sift]").fill("beschuldigd");
    await box.locator("fieldset", { hasText: "Over wie gaat de klacht?" }).getByLabel(hidden).check();
  });
  await says(page, ".hv-notice", "who it is about", "Wie u koos, ziet dit dossier niet.");
  await gone(them, file, "the file");
  await gone(them, `/klachten/over-mij/${id}`, "a copy that was not sent");
  await fill(page, "behandelaar", {}, async (box) => {
    await says(page, "#doe-behandelaar label:has(input:disabled)", "the choice of a handler", hidden, "mag haar niet behandelen (Awb 9:7)");
    const them = box.locator("label", { hasText: hidden }).locator("input");
    await them.evaluate((e) => { e.disabled = false; });
    await them.check();
  });
  await says(page, ".utrecht-alert--error", "the accused as handler", "betrokken bij waar de klacht over gaat en mag haar niet behandelen (Awb 9:7). Kies iemand anders.");
  await accessible(page, "the file after a refusal");
  await page.goto(officer + file);
  await fill(page, "behandelaar", {}, (box) => box.getByLabel(handler).check());
  await saved(page, "the handler");

  // elements
  await cannot(page, "formal", inProcedure, "Zet de klacht uiteen in een of meer onderdelen.");
  await fill(page, "onderdeel-1", { onderdeel: "De toon aan het loket" });
  await says(page, ".utrecht-alert--error", "an element without a class", "waar");
  check(await page.locator("#doe-onderdeel-1 textarea").inputValue() === "De toon aan het loket", "what was typed of the element is lost");
  await accessible(page, "an element that was refused");
  await fill(page, "onderdeel-1", { onderdeel: "De toon aan het loket", soort: "bejegening", aspect: "person", moment: "contact", norm: "7" });
  await saved(page, "the first element");
  await fill(page, "onderdeel-2", { onderdeel: "De wachttijd zonder uitleg", soort: "wachttijd", aspect: "process", moment: "contact", norm: "2" });
  await saved(page, "the second element");
  await says(page, "#stap-onderdelen", "the elements", "2 onderdelen", "Bejegening", "Wachttijd", "fatsoenlijke bejegening");

  // the acknowledgement left by itself
  await page.goto(`${officer}${file}/brieven`);
  await says(page, "#brief-receipt", "the acknowledgement", "verstuurd", "PDF");
  await accessible(page, "brieven");

  // formal
  await page.goto(officer + file);
  await fill(page, "naar-formal", {});
  await says(page, ".hv-dossier__head", "the state", inProcedure);
  await cannot(page, "decided", decided, "een afschrift van de klacht (Awb 9:9)", "Nodig de klager uit", "Nodig ook degene over wie is geklaagd uit", "Hoor de klager", "Maak een verslag van het horen", "Geef een oordeel over elk onderdeel.",
    "Schrijf de bevindingen op", "welke conclusies", "Verstuur de brief met het oordeel.", "Zonder de alinea over de ombudsman kan de brief niet weg");
  await page.goto(`${officer}${file}/brieven/decision`);
  await says(page, ".hv-words__faults", "a decision at once", "Zo kan de brief niet weg", "een afschrift van de klacht (Awb 9:9)");
  await send(page, "a decision at once", false);

  // the copy, the invitations
  await letter(page, "copy_other");
  await accessible(page, "afschrift");
  const copied = await says(page, ".hv-mail", "the copy", "drie kwartier");
  check(!copied.includes("Klaver"), "the copy names the complainant");
  await send(page, "the copy");
  await page.goto(officer + file);
  check(!(await page.locator(".hv-needs").first().innerText()).includes("afschrift"), "the copy is still asked for");
  await cannot(page, "decided", decided, "Nodig de klager uit");
  await letter(page, "invitation");
  await send(page, "an invitation without a day", false);
  await says(page, "main", "an invitation without a day", "Kies een dag voor het gesprek", "Vul in hoe laat het gesprek is", "Vul in waar het gesprek is.");
  for (const paper of ["invitation", "invitation_other"]) {
    await letter(page, paper);
    await page.fill("[name=dag]", "2026-11-20");
    await page.fill("[name=tijd]", "15:30");
    await page.fill("[name=plaats]", "Stadhuis, kamer 12");
    await page.waitForFunction(() => document.querySelector(".hv-mail")?.textContent.includes("Stadhuis, kamer 12"), undefined, { timeout: 8000 }).catch(() => check(false, `${paper}: the preview does not follow`));
    await says(page, ".hv-mail", paper, "vrijdag 20 november 2026 om 15.30 uur");
    if (paper === "invitation") await accessible(page, "uitnodiging");
    await send(page, paper);
  }

  // what who is complained about sees, and does not
  const mine = `/klachten/over-mij/${id}`;
  await them.goto(accused + mine);
  const copy = await says(them, "main", "the copy", "drie kwartier", "Stadhuis, kamer 12", handler, "Schrijf uw kant van het verhaal");
  check(!copy.includes("Klaver") && !copy.includes("klaver@"), "the copy names the complainant");
  await everySize(them, "over-mij");
  await them.locator("#reactie textarea").fill("Het was druk. Ik had anders moeten reageren.");
  await Promise.all([them.waitForNavigation(), them.locator("#reactie button").click()]);
  await says(them, "main", "the reply", "Uw reactie zit in het dossier.");
  await gone(them, file, "the file");
  await gone(them, `${file}/brieven`, "the letters");
  await gone(them, `${file}/brieven/decision`, "the decision");

  // heard
  await page.goto(officer + file);
  await says(page, "#stap-afschrift", "the reply in the file", "Ik had anders moeten reageren.");
  await cannot(page, "decided", decided, "Hoor de klager", "Maak een verslag van het horen");
  await fill(page, "hoor", { gehoord: "2026-11-20", aanwezig: `Mevrouw Klaver en ${hidden}` });
  await says(page, ".utrecht-alert--error", "a hearing without a report", "Maak een verslag van het horen (Awb 9:10 lid 3).");
  await page.locator("#doe-hoor [name=verslag]").fill(`Mevrouw Klaver vertelde hoe lang zij wachtte. ${hidden} zei dat het druk was.`);
  await Promise.all([page.waitForNavigation(), page.locator("#doe-hoor button").click()]);
  await saved(page, "the report");

  // judged
  await cannot(page, "decided", decided, "Geef een oordeel over elk onderdeel.", "Leg bij elk onderdeel uit", "Schrijf de bevindingen op", "welke conclusies");
  await fill(page, "oordeel", { oordeel1: "founded", waarom1: "De toon was onvriendelijk, dat erkennen beide kanten.", oordeel2: "unfounded" });
  await saved(page, "a part of the judgment");
  await cannot(page, "decided", decided, "Leg bij elk onderdeel uit");
  await fill(page, "oordeel", { waarom2: "De wachttijd stond op het scherm in de hal.", bevindingen: "In de hal wachtten die middag veertig mensen.", conclusies: "Wij bieden excuses aan voor de toon." });
  await saved(page, "the judgment");
  await says(page, "#stap-oordeel", "the judgment", "Deels gegrond", "Gegrond", "Ongegrond");

  // the decision, not without the way to the ombudsman
  await cannot(page, "decided", decided, "Verstuur de brief met het oordeel.", "Zonder de alinea over de ombudsman kan de brief niet weg");
  await letter(page, "decision");
  const words = await page.inputValue("[name=tekst]"), way = words.split("\n\n").filter((p) => !/ombudsman/i.test(p)).join("\n\n");
  check(way.length < words.length - 100, "the decision has no paragraph about the ombudsman");
  await page.fill("[name=tekst]", way);
  await page.waitForSelector(".hv-words__faults", { timeout: 8000 }).catch(() => check(false, "nothing warns that the ombudsman is missing"));
  const missing = "Zonder de alinea over de ombudsman kan deze brief niet weg (Awb 9:12 lid 2). Noem de Nationale ombudsman met het adres, dat het binnen een jaar kan, en de laatste dag:";
  await says(page, ".hv-words__faults", "the warning", missing);
  await send(page, "a decision without the ombudsman", false);
  await says(page, ".utrecht-alert--error", "a decision without the ombudsman", missing);
  check(await page.inputValue("[name=tekst]") === way, "what was typed of the decision is lost");
  await accessible(page, "zonder-ombudsman");
  await page.goto(officer + file);
  await cannot(page, "decided", decided, "Verstuur de brief met het oordeel.");
  await letter(page, "decision");
  await everySize(page, "oordeel");
  await send(page, "the decision");

  // learned, closed
  await page.goto(officer + file);
  check(await page.locator("#doe-oordeel").count() === 0, "a judgment that was sent can be changed");
  await cannot(page, "decided", decided, "oorzaak");
  await fill(page, "leer", { oorzaak: "Te weinig mensen aan het loket", actie: "1" });
  check(await page.locator(".utrecht-alert--error").count() === 1, "an action without an owner is saved");
  await fill(page, "leer", { oorzaak: "Te weinig mensen aan het loket", actie: "1", datum: "2026-12-18" }, (box) => box.locator("[name=eigenaar]").selectOption({ label: "Joost Terpstra" }));
  await saved(page, "what we learned");
  await fill(page, "naar-decided", {});
  await says(page, ".hv-dossier__head", "the state", decided);
  check(await page.locator(".hv-dossier__way").count() === 0, "a complaint that was decided goes on");
  const terms = await says(page, ".hv-term", "the terms", "Naar de ombudsman");
  const last = /Naar de ombudsman[^\n]*\n\s*(\d+ \w+ \d{4}|\w+ \d+ \w+ \d{4})/.exec(terms)?.[1] ?? "no day";
  await accessible(page, "klaar");
  await them.goto(accused + mine);
  await says(them, "main", "the outcome", "Het oordeel", "De toon was onvriendelijk");
  await gone(them, file, "the file that was closed");
  await letter(page, "feedback");
  await says(page, ".hv-mail", "what we did with it", "Te weinig mensen aan het loket");
  await send(page, "what we did with it");

  // the ombudsman
  await says(page, "#ombudsman", "the last day", last);
  await page.locator("#ombudsman summary").click();
  await page.locator("#ombudsman [name=dag]").fill("2026-11-21");
  await Promise.all([page.waitForNavigation(), page.locator("#ombudsman button", { hasText: "Schrijf op" }).click()]);
  await says(page, "#ombudsman", "tomorrow", "niet later dan vandaag");
  await everySize(page, "ombudsman");
  await page.locator("#ombudsman [name=dag]").fill("2026-11-20");
  await Promise.all([page.waitForNavigation(), page.locator("#ombudsman button", { hasText: "Schrijf op" }).click()]);
  await says(page, "main", "the ombudsman", "Deze klacht wordt tien jaar bewaard.", "de Nationale ombudsman");

  // every letter, from its document
  await page.goto(officer + file);
  const reference = (await page.locator(".hv-dossier__head .hv-quiet").innerText()).split(" ").pop();
  await page.goto(`${officer}${file}/brieven`);
  await accessible(page, "alle-brieven");
  const expected = { receipt: ["Janneke Klaver"], copy_other: ["drie kwartier", hidden], invitation: ["Stadhuis, kamer 12", "15.30 uur"], invitation_other: ["Stadhuis, kamer 12", hidden],
    decision: ["de Nationale ombudsman", "Postbus 93122", "binnen een jaar", last, "gegrond", "ongegrond", "veertig mensen", "Wij bieden excuses aan"], feedback: ["Te weinig mensen aan het loket"] };
  let read = 0;
  for (const [paper, wanted] of Object.entries(expected)) {
    const links = page.locator(`#brief-${paper} a`, { hasText: "PDF" });
    check(await links.count() === 1, `${paper} was sent ${await links.count()} times`);
    const href = await links.first().getAttribute("href");
    const answer = await page.request.get(officer + href);
    const data = await answer.body();
    check(answer.status() === 200 && answer.headers()["content-type"] === "application/pdf" && data.subarray(0, 5).toString() === "%PDF-", `${paper} is no PDF (${answer.status()})`);
    const text = pdfText(data);
    for (const w of [reference, ...wanted]) check(text.includes(w), `${paper} reads without "${w}": ${text}`);
    const toThem = paper.endsWith("_other");
    check(toThem || !text.includes(hidden), `${paper} to the complainant names the colleague`);
    check((await them.request.get(accused + href)).status() === (toThem ? 200 : 404), `who is complained about and ${paper}`);
    read++;
  }
  check(await page.locator(".hv-cletters__list a", { hasText: "PDF" }).count() === read, "a letter was sent that nobody read");

  // the file for the ombudsman
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#ombudsman button", { hasText: "Maak het dossier" }).click()]);
  const parts = entries(await download.path());
  const names = Object.keys(parts);
  console.log(`${read} letters read back, ${names.length} parts in the file: ${names.join(", ")}`);
  for (const name of ["00-inhoud.pdf", "01-klacht.pdf", "02-tijdlijn.pdf", "03-verslag-van-het-horen.pdf", "04-bevindingen.pdf", "tijdlijn.json", "gegevens.json"]) check(names.includes(name), `${name} is not in the file`);
  check(names.filter((n) => n.startsWith("brieven/")).length === read, "the file has other letters than were sent");
  for (const name of names) {
    const text = name.endsWith(".pdf") ? pdfText(parts[name]) : parts[name].toString();
    check(!text.includes("Beschuldigd"), `${name} names the colleague`);
    check(text.includes(reference), `${name} has no reference`);
  }
  check(pdfText(parts["03-verslag-van-het-horen.pdf"]).includes("medewerker 1 zei dat het druk was."), "the report does not say who spoke");
  const facts = JSON.parse(parts["gegevens.json"]);
  check(facts.state === "decided" && facts.judgment === "partly" && facts.letters.length === read && facts.ombudsman.named && facts.ombudsman.went_day === "2026-11-20" && facts.ombudsman.last_day === "2027-11-20", `the facts are ${JSON.stringify(facts).slice(0, 900)}`);
});
