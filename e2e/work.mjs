// Mijn werk by keyboard alone: walk, pick, take several at once and undo it,
// write an attempt down, wait, go on, send on with a reason, answer and close.
// Letters do nothing once they are switched to other keys.  node work.mjs BASE
import { accessible, check, fits, open, run, shoot } from "./browser.mjs";

const [base] = process.argv.slice(2);

await run(async (browser) => {
  const page = await open(browser, base);
  const press = async (...keys) => { for (const k of keys) await page.keyboard.press(k); };
  const text = async (selector) => (await page.textContent(selector)).replace(/\s+/g, " ");
  const row = () => page.evaluate(() => document.activeElement?.closest("[data-row]")?.id ?? "");
  const list = async () => { await page.goto(`${base}/werk`); await page.waitForSelector("hv-work [data-walk]:visible"); };

  await list();
  await accessible(page, "Mijn werk");
  await fits(page, "Mijn werk");
  await shoot(page, "work-list");
  const all = await page.locator("[data-row]").count();
  check(all >= 4, `the list has ${all} tasks`);

  // j and k walk, x picks; every key presses a button that is there
  await press("j");
  const first = await row();
  await press("j");
  const second = await row();
  check(first && second && first !== second, "j does not walk");
  await press("k");
  check(await row() === first, "k does not walk back");
  await press("x", "j", "x");
  check(await page.locator("input[name=taak]:checked").count() === 2, "x does not pick");
  await press("p");
  await page.waitForSelector(".hv-mywork__lines");
  check((await text(".hv-mywork__lines")).split("is nu van u").length === 3, "the two are not taken, each with its line");
  await accessible(page, "after taking two at once");
  await shoot(page, "work-taken");
  await press("u");
  await page.waitForFunction(() => document.querySelector(".hv-mywork__lines")?.textContent.includes("is weer zoals het was"));

  // an attempt: the screen says what the protocol asks next
  await page.goto(`${base}/werk?soort=2`);
  await page.waitForSelector("hv-work [data-walk]:visible");
  await press("j", "a");
  await page.waitForURL(/\/werk\/\d+\?open=poging/);
  await accessible(page, "a call-back");
  await fits(page, "a call-back");
  await shoot(page, "work-task");
  const at = new URL(page.url()).pathname;
  check(await page.locator("#poging[open]").count() === 1, "the panel of the attempt is closed");
  check(await page.locator("a[href^='tel:']").count() === 1, "there is no number to ring");
  await page.selectOption("#poging select[name=hoe]", "3");
  await page.fill("#poging [name=notitie]", "Ingesproken.");
  await page.press("#poging [name=notitie]", "Enter");
  await page.waitForURL((url) => url.pathname === at && !url.search);
  check((await text(".hv-case__side")).includes("Voicemail ingesproken") && (await text(".hv-onetask__advice")).includes("Nog 2 te doen"), "the attempt or what comes next is not told");

  // not reached is refused before the protocol was followed
  await press("Escape", "b");
  if (!await page.locator("#antwoord[open]").count()) await press("b");
  await page.selectOption("#antwoord select[name=bereikt]", "nee");
  await page.click("#antwoord button");
  await page.waitForSelector(".hv-notice");
  check((await text(".hv-notice")).includes("nog 2 keer"), "closed as not reached after one attempt");
  await page.goto(base + at);

  // wait for the customer, and go on
  await page.keyboard.press("w");
  await page.waitForSelector("#wacht[open]");
  await page.fill("#wacht [name=waarop]", "Een kopie van de akte.");
  await page.fill("#wacht [name=dag]", "2099-01-04");
  await page.click("#wacht button");
  await page.waitForSelector(".hv-notice");
  check((await text(".hv-notice")).includes("hoogstens een jaar"), "it waits for longer than a year");
  const soon = await page.evaluate(() => document.querySelector(".hv-facts") && new Date(Date.parse(document.querySelector("time.hv-timeline__when")?.dateTime ?? "") + 4 * 86400000).toISOString().slice(0, 10));
  await page.fill("#wacht [name=dag]", soon);
  await page.click("#wacht button");
  await page.waitForSelector(".hv-onetask__waits");
  check((await text(".hv-onetask__waits")).includes("Een kopie van de akte."), "the page does not say what it waits for");
  await accessible(page, "a task that waits");
  await shoot(page, "work-waits");
  await press("g");
  await page.waitForFunction(() => !document.querySelector(".hv-onetask__waits"));

  // spoke, answered, closed
  await page.selectOption("#antwoord select[name=bereikt]", "ja");
  await page.fill("#antwoord [name=antwoord]", "Uw paspoort ligt klaar.");
  await page.fill("#antwoord [name=woorden]", "Gebeld en uitgelegd.");
  await page.click("#antwoord button");
  await page.waitForURL(/\/werk$/);
  await page.goto(base + at);
  check((await text("main")).includes("Uw paspoort ligt klaar."), "the answer is not on the page");

  // send on: the reason is chosen and written
  await list();
  await press("j", "d");
  await page.waitForSelector(".hv-mywork__panel[open]");
  await accessible(page, "the list with a panel open");
  await page.selectOption("[name=naar]", { label: "Straat en groen" });
  await page.selectOption("[name=waarom]", "wrong_department");
  await page.fill("[name=reden]", "Dit gaat over een lamp.");
  await page.click("button[value=stuur]");
  await page.waitForSelector(".hv-mywork__lines");
  check((await text(".hv-mywork__lines")).includes("is doorgestuurd"), "it was not sent on");

  // the help names the keys, and somebody's own letters press the buttons
  await press("?");
  await page.waitForSelector("dialog#toetsen[open]");
  await accessible(page, "the list of keys");
  await press("Escape");
  await page.goto(`${base}/mijn-account`);
  await page.click("summary:has-text('Toon alle toetsen')");
  await page.fill("[name=toets_j]", "k");
  await page.fill("[name=toets_k]", "j");
  await page.click("button[value=bewaar]:visible");
  await page.waitForURL(/klaar=toetsen/);
  await list();
  await press("k");
  check(await row() !== "", "the letter that was chosen presses nothing");
  check((await text("[data-walk='1']")).includes("K"), "the button does not show the letter that was chosen");
});
