// The cases that VNG wrote down for contact centres, played with the keyboard
// alone and looked up afterwards. Keys, characters, clicks and milliseconds are
// counted and printed; only the shortest contact has a limit.  node vng.mjs BASE
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { accessible, check, fits, open, run, shoot, shots, sizes } from "./browser.mjs";

const [base] = process.argv.slice(2);
// What the best-known Dutch product asks for its shortest contact, read in its source.
const peer = { C0992: "8 clicks, 3 fields, 2 page changes", anonymous: "4 required fields" };

await run(async (browser) => {
  const page = await open(browser, base);
  await page.setViewportSize(sizes[1]);
  const told = { keys: 0, characters: 0, clicks: 0 };
  let beside = 0; // milliseconds that pictures and checks took, not the case
  const aside = async (work) => { const began = performance.now(); await work(); beside += performance.now() - began; };
  await page.exposeFunction("clicked", () => told.clicks++);
  page.on("filechooser", () => undefined); // no dialog of the system opens
  await page.addInitScript(() => addEventListener("pointerdown", () => window.clicked(), true));

  // the hands: a chord is one key, a letter of a word is a character
  const press = async (...keys) => { for (const key of keys) { told.keys++; await page.keyboard.press(key); } };
  const type = async (text) => { told.characters += [...text].length; await page.keyboard.type(text); };
  const at = (selector) => page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector);
  const tab = async (selector, key = "Tab") => {
    for (let n = 0; n < 60; n++) { if (await at(selector)) return; await press(key); }
    throw new Error(`${selector} is not reached with ${key}`);
  };
  // the eyes: what a person waits for before going on
  const see = (selector) => page.waitForSelector(selector, { timeout: 8000 });
  const focused = (selector) => page.waitForFunction((s) => document.activeElement?.matches(s), selector, { timeout: 8000, polling: 20 })
    .catch(async () => { throw new Error(`the focus is on ${await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120))}, not on ${selector}`); });

  // words is what a page says to who is signed in
  const words = (path) => page.evaluate(async (path) => {
    const answer = await fetch(path);
    const main = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
    for (const one of main?.querySelectorAll("form:not(:has(table))") ?? []) one.remove(); // what can be filled in; a list that can be picked from stays
    for (const one of main?.querySelectorAll("p, li, dt, dd, td, th, h1, h2, h3, div") ?? []) one.append(" ");
    return answer.status + " " + (main?.textContent ?? "").replace(/\s+/g, " ");
  }, path);
  const links = (path, part) => page.evaluate(async ([path, part]) => {
    const read = new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html");
    return [...read.querySelectorAll("main a[href]")].map((a) => a.getAttribute("href")).filter((h) => new RegExp(part).test(h));
  }, [path, part]);
  const says = async (code, path, ...wanted) => {
    const text = await words(path);
    for (const w of wanted) check(w instanceof RegExp ? w.test(text) : text.includes(w), `${code}: ${path} does not say ${w}: ${text.slice(0, 700)}`);
    return text;
  };

  // the moves
  const begin = async (letter) => { await press("n"); await focused(".hv-new button"); await press(letter); await see("form[data-work]"); await focused("#onderwerp"); };
  const chosen = (list, text) => page.waitForFunction(([list, text]) => document.querySelector(`${list} [role=option][aria-selected=true]`)?.textContent.toLowerCase().includes(text.toLowerCase()), [list, text], { timeout: 8000, polling: 20 })
    .catch(async () => { throw new Error(`${text} is not the first result: ${await page.evaluate((l) => document.querySelector(l)?.textContent.trim().replace(/\s+/g, " ").slice(0, 200), list)}`); });
  const subject = async (text, what = text) => {
    if (!await at("#onderwerp")) { await tab("#onderwerp"); }
    await type(text);
    await chosen("#onderwerp-lijst", what);
    await press("Enter");
    await page.waitForFunction(() => document.querySelector("input[name=product]")?.value, undefined, { timeout: 8000, polling: 20 });
    await focused("#tekst");
  };
  const find = async (text, what, then) => {
    await press("Control+k");
    await type(text);
    await chosen("hv-search:has(#zoekvak)", what);
    await press("Enter");
    await see(then);
  };
  const leave = async () => { await press("Escape"); };
  const finish = async (closing = "j") => {
    await press("Control+Enter");
    if (closing) { await focused("[name=geholpen]"); await press(closing); }
    await page.waitForFunction(() => location.search.includes("afgerond="), undefined, { timeout: 8000, polling: 20 })
      .catch(async () => { throw new Error(`not finished: ${await page.evaluate(() => document.querySelector("[data-notices]")?.textContent.trim())}`); });
    await see("[data-ready], form[data-work]");
    return new URL(page.url()).searchParams.get("afgerond");
  };

  const table = [];
  let now = "";
  // play signs somebody in, plays one case and notes what it took.
  const play = async (code, name, user, where, moves) => {
    now = code;
    await page.goto(`${base}/als/${user}`);
    await page.goto(base + where);
    Object.assign(told, { keys: 0, characters: 0, clicks: 0 });
    beside = 0;
    const began = performance.now();
    try {
      const out = await moves();
      table.push({ code, name, ...told, ms: Math.round(performance.now() - began - beside) });
      return out;
    } catch (error) {
      check(false, `${code} ${name}: ${error.message}`);
      await shoot(page, `vng-${code}-failed`);
      await page.goto(base + where);
      await page.evaluate(() => { // so that the next case begins with an empty desk
        const form = document.querySelector("form[data-work]");
        return form && fetch(form.action, { method: "POST", body: new URLSearchParams({ doe: "weg" }) });
      });
      return undefined;
    }
  };
  const picture = (name) => aside(async () => { await shoot(page, `vng-${name}`); await accessible(page, `${now}, picture ${name}`); await fits(page, `${now}, picture ${name}`); });

  // C0992: a question that is answered at once
  let id = await play("C0992", "answered at once, anonymous", "sanne", "/balie", async () => {
    await begin("t");
    await subject("afval opgehaald", "afval");
    const before = { ...told };
    const done = await finish();
    const keys = told.keys - before.keys, fields = told.characters === before.characters ? 0 : 1;
    console.log(`the shortest anonymous contact: ${fields} fields and ${keys} keys after the subject`);
    check(keys <= 2 && fields <= 1, `the shortest contact takes ${fields} fields and ${keys} keys after the subject`);
    return done;
  });
  if (id) await says(now, `/contacten/${id}`, "Onbekende klant", "Telefoon", "Direct beantwoord", "Sanne de Wit", "Container");

  id = await play("C0992", "answered at once, known", "sanne", "/balie", async () => {
    await begin("t");
    await find("0612000001", "van Deurne", "[data-party]");
    await focused("#onderwerp");
    await subject("afval opgehaald", "afval");
    await type("Wanneer komt de wagen rond de feestdagen?");
    return finish();
  });
  if (id) await says(now, `/contacten/${id}`, "van Deurne", "Zegt wie het is", "rond de feestdagen", "Direct beantwoord");

  // C0534: put through, with the colleague as second actor
  id = await play("C0534", "put through warm", "sanne", "/balie", async () => {
    await begin("t");
    await find("0612000001", "van Deurne", "[data-party]");
    await focused("#onderwerp");
    await subject("vergunning om te bouwen");
    await type("Mag de dakkapel aan de voorkant?");
    await leave();
    await press("d");
    await see("[data-transfer]");
    await find("Pieter van der Laan", "Pieter van der Laan", "[data-colleague]");
    await picture("C0534");
    return finish();
  });
  if (id) {
    await says(now, `/contacten/${id}`, "Sanne de Wit", "Doorverbonden met Pieter van der Laan", "dakkapel", "Vergunning om te bouwen Doorverbonden");
    await page.goto(`${base}/als/pieter`);
    await says(now, `/contacten/${id}`, /^200/, "Mag de dakkapel aan de voorkant?", "van Deurne");
  }

  // C9167: ring back, for somebody unknown, known and newly known
  const callback = async (text) => {
    await leave();
    await press("b");
    await focused("#taak, #nummer");
    if (await at("#nummer")) await tab("#taak");
    await type(text);
    return finish();
  };
  id = await play("C9167 A", "call-back, unknown", "sanne", "/balie", async () => {
    await begin("t");
    await subject("vergunning om te bouwen");
    await type("Hoe hoog mag de schutting?");
    await leave();
    await press("w");
    await focused("#naam");
    await type("Tess Overmars");
    await press("Tab");
    await type("0612000077");
    return callback("Graag uitleg over de hoogte.");
  });
  const unknown = id;
  if (id) {
    const text = await says(now, `/contacten/${id}`, "Tess Overmars", "0612000077", "Terugbellen", "Vergunningen");
    check(!text.includes("Zekerheid"), "C9167 A: an unknown caller became a customer");
  }
  id = await play("C9167 B", "call-back, known", "sanne", "/balie", async () => {
    await begin("t");
    await find("0612000001", "van Deurne", "[data-party]");
    await focused("#onderwerp");
    await subject("vergunning om te bouwen");
    await type("Is mijn aanvraag compleet?");
    await leave();
    await press("b");
    await focused("#taak, #nummer");
    if (await at("#nummer")) await tab("#taak");
    await type("Bel na vier uur.");
    await picture("C9167");
    return finish();
  });
  if (id) await says(now, `/contacten/${id}`, "van Deurne", "Zegt wie het is", "Bel na vier uur.");
  id = await play("C9167 C", "call-back, newly known", "sanne", "/balie", async () => {
    await begin("t");
    await subject("vergunning om te bouwen");
    await type("Wat kost een vergunning?");
    await leave();
    await press("w");
    await focused("#naam");
    await type("Aylin van Rooijen");
    await press("Tab");
    await type("0612000088");
    await press("Tab", "Tab", "Space");
    return callback("Bedrag noemen voor een schuur.");
  });
  if (id) {
    await says(now, `/contacten/${id}`, "Aylin van Rooijen", "Zegt wie het is");
  }
  const mine = async (user, title) => {
    await page.goto(`${base}/als/${user}`);
    return says(title, "/werk", "Terugbellen", "Vergunningen");
  };
  await mine("pieter", "C9167");

  // C2984: the department rings back
  const task = unknown && (await page.goto(`${base}/als/sanne`), await links(`/contacten/${unknown}`, "^/werk/\\d+"))[0];
  await play("C2984", "department rings back", "pieter", "/werk", async () => {
    for (let n = 0; n < 12; n++) { // down to the task
      await press("j");
      if (await page.evaluate((at) => !!document.activeElement?.closest("li, tr, article")?.querySelector(`a[href="${at}"]`), task)) break;
    }
    await press("Enter");
    await page.waitForURL(`**${task}`);
    await press("p");
    await page.waitForFunction(() => !document.querySelector("form[action*='doe=pak']"), undefined, { timeout: 8000, polling: 20 });
    await press("b");
    await focused("select[name=bereikt]");
    await type("J");
    await press("Tab");
    await type("Uitgelegd: twee meter aan de achterkant.");
    await press("Tab", "Tab", "Enter"); // past the answer in writing
    await page.waitForURL(/\/werk$/);
  });
  if (task) await says("C2984", task, "Klaar", "Uitgelegd: twee meter", "0612000077", "Pieter van der Laan");

  // C6114: the task came to the wrong department
  id = await play("C6114 before", "a task for a department", "sanne", "/balie", async () => {
    await begin("t");
    await subject("vergunning om te bouwen");
    await type("Mijn identiteitskaart is zoek.");
    await leave();
    await press("t");
    await focused("#taak");
    await type("Graag oppakken.");
    return finish();
  });
  if (id) {
    const wrong = (await links(`/contacten/${id}`, "^/werk/\\d+"))[0];
    await play("C6114", "came to the wrong place", "pieter", wrong, async () => {
      await press("d");
      await focused("select[name=afdeling]");
      await type("Burg");
      await press("Tab");
      await type("Verk");
      await press("Tab");
      await type("Dit gaat over een identiteitskaart.");
      await press("Tab", "Enter");
      await page.waitForURL(/\/werk$/);
    });
    await says("C6114", wrong, "Klaar", "Dit gaat over een identiteitskaart.", "doorgestuurd");
    await page.goto(`${base}/als/fatma`);
    const list = await links("/werk", "^/werk/\\d+");
    let came; // among the work that others left for this department
    for (const at of list) {
      if ((await (await page.request.get(base + at)).text()).includes("Dit gaat over een identiteitskaart.")) came = at;
    }
    check(came, "C6114: nothing came to the other department");
    if (came) {
      await says("C6114", came, "Burgerzaken", "Dit gaat over een identiteitskaart.");
      await page.goto(`${base}/als/marleen`); // who may see both departments
      await says("C6114", came, "De taak die verkeerd aankwam");
    }
  }

  // C1199: an e-mail with an attachment
  id = await play("C1199", "an e-mail with attachment", "sanne", "/balie", async () => {
    await begin("e");
    await find("karel@voorbeeld.nl", "van Deurne", "[data-party]");
    await focused("#onderwerp");
    await subject("afval opgehaald", "afval");
    await type("Wanneer kan ik het huisvuil aan de straat zetten? Zie de foto.");
    await leave();
    const chooser = page.waitForEvent("filechooser", { timeout: 8000 });
    await press("f");
    await (await chooser).setFiles({ name: "bericht.txt", mimeType: "text/plain", buffer: Buffer.from("De bak staat er al.") });
    await see(".hv-files__list a");
    await picture("C1199");
    return finish("");
  });
  if (id) await says(now, `/contacten/${id}`, "E-mail", "van Deurne", "bericht.txt", "Ontvangen", "Zie de foto.");

  // C2138: a letter, with the three moments
  id = await play("C2138", "a letter", "sanne", "/balie", async () => {
    await begin("p");
    await tab("#kanaal", "Shift+Tab");
    await press("Tab");
    await type("1116202609");
    await type("00AM");
    await tab("#ontvangen");
    await type("1118202601");
    await type("30PM");
    await tab("#onderwerp");
    await subject("paspoort");
    await type("Vraagt wat er nodig is voor een paspoort van een kind.");
    await picture("C2138");
    return finish("");
  });
  if (id) await says(now, `/contacten/${id}`, "Brief", /Verzonden\D*16 nov/, /Ontvangen\D*18 nov/, /Geregistreerd\D*20 nov/);

  // C4390: a report about the street; C0359: the same again
  id = await play("C4390", "a new report", "sanne", "/balie", async () => {
    await begin("t");
    await subject("lantaarnpaal");
    await type("De lamp bij Sluiskade 14 is uit.");
    await leave();
    await press("w");
    await focused("#naam");
    await type("Wim Zandstra");
    await press("Tab");
    await type("0612000091");
    await leave();
    await press("o");
    await focused("#afloop");
    await type("M");
    await see("[data-task]");
    await picture("C4390");
    return finish();
  });
  let request = "";
  if (id) {
    await says(now, `/contacten/${id}`, "Wim Zandstra", "0612000091", /Vraag Z\d+-\d+/);
    request = (await links(`/contacten/${id}`, "^/vragen/\\d+"))[0];
    await says(now, request, "De lamp bij Sluiskade 14 is uit.", "Straat en groen", "Loopt");
  }
  id = await play("C0359", "reported before", "sanne", "/balie", async () => {
    await begin("t");
    await subject("lantaarnpaal");
    await type("Ook last van die lamp.");
    await leave();
    await press("o");
    await focused("#afloop");
    await type("T");
    await focused("[data-alike] button");
    await picture("C0359");
    await press("Enter");
    await see("[data-alike] button[aria-pressed=true]");
    return finish();
  });
  if (id && request) {
    check((await links(`/contacten/${id}`, "^/vragen/\\d+"))[0] === request, "C0359: the contact is not about the report that runs");
    await says(now, request, /Contacten\D*2/);
  }

  // C9018: somebody asks for a product, and is who they say
  const control = async () => {
    await press("i");
    await focused("[data-control] button");
    await press("Enter");
    for (let n = 1; n < 3; n++) {
      await page.waitForFunction((n) => document.querySelectorAll("[data-control] [aria-pressed=true]").length === n, n, { timeout: 8000, polling: 20 });
      await focused("[data-control] button");
      await press("Enter");
    }
    await see("[data-level='2']");
  };
  id = await play("C9018", "asks for a product", "sanne", "/balie", async () => {
    await begin("t");
    await find("0612000001", "van Deurne", "[data-party]");
    await focused("#onderwerp");
    await leave();
    await control();
    await focused("#onderwerp");
    await subject("parkeervergunning");
    await type("Vergunning voor kenteken XX-00-YY.");
    await leave();
    await press("o");
    await focused("#afloop");
    await type("M");
    await see("[data-task]");
    return finish();
  });
  if (id) {
    await says(now, `/contacten/${id}`, "van Deurne", "Controlevragen goed", /Vraag Z\d+-\d+/);
    await says(now, (await links(`/contacten/${id}`, "^/vragen/\\d+"))[0], "van Deurne", "Vergunningen", "Parkeervergunning");
  }

  // C4161: a caller whom we know: what runs is in sight, once it is sure who it is
  id = await play("C4161", "known caller, sees what runs", "sanne", "/balie", async () => {
    await begin("t");
    await find("0612000001", "van Deurne", "[data-party]");
    await focused("#onderwerp");
    await leave();
    await control();
    await see(".hv-run");
    await picture("C4161");
    await leave();
    await press("h");
    await see(".hv-run__link[aria-pressed=true]");
    return finish();
  });
  if (id) {
    await says(now, `/contacten/${id}`, "van Deurne", "Controlevragen goed", /Vraag Z\d+-\d+/);
  }

  // C3546: at the counter, with a document; C5419: for somebody else
  id = await play("C3546", "at the counter", "sanne", "/balie", async () => {
    await begin("b");
    await find("van Deurne", "van Deurne", "[data-party]");
    await focused("#onderwerp");
    await leave();
    await press("l");
    await see("[data-level='3']");
    await focused("#onderwerp");
    await subject("paspoort");
    return finish();
  });
  if (id) await says(now, `/contacten/${id}`, "Balie", "van Deurne", "Zeker: legitimatie", "Direct beantwoord");
  id = await play("C5419", "for somebody else, at the counter", "sanne", "/balie", async () => {
    await begin("b");
    await find("Lena Wiersma", "Lena Wiersma", "[data-party]");
    await focused("#onderwerp");
    await leave();
    await press("l");
    await see("[data-level='3']");
    await focused("#onderwerp");
    await leave();
    await press("w");
    await see("[data-behalf]");
    await picture("C5419");
    await focused("#onderwerp");
    await subject("paspoort");
    return finish();
  });
  if (id) await says(now, `/contacten/${id}`, "Lena Wiersma", "Namens Johan Wiersma", "Zeker: legitimatie", "Balie");

  const best = (r) => (r.name.includes("anonymous") ? peer.anonymous : peer[r.code] ?? "");
  const line = (r) => [r.code.padEnd(13), r.name.padEnd(34), String(r.keys).padStart(5), String(r.characters).padStart(11), String(r.clicks).padStart(7), String(r.ms).padStart(6), "  " + best(r)].join(" ");
  console.log(`\n${"case".padEnd(13)} ${"what".padEnd(34)}  keys  characters  clicks     ms   best-known Dutch product`);
  for (const r of table) console.log(line(r));
  console.log(`n=1 each, Chromium ${browser.browser()?.version() ?? ""}, ${cpus().length} cores ${cpus()[0]?.model}`);
  if (shots) writeFileSync(join(shots, "vng.json"), JSON.stringify(table, null, 1));
  for (const r of table) check(r.clicks === 0, `${r.code} took ${r.clicks} clicks`);
});
