// Agreements and absence: a promise is written into an agreement from a
// sentence and accepted from both sides by two people; an absence has a deputy,
// or nobody aloud, and never a circle.  node reach.mjs BASE
import { accessible, check, fits, open, run, shoot, sizes } from "./browser.mjs";

const [base] = process.argv.slice(2);

await run(async (browser) => {
  const page = await open(browser, base);
  const text = async (selector) => (await page.textContent(selector)).replace(/\s+/g, " ").trim();
  const as = async (user) => { await page.goto(`${base}/als/${user}`); };
  const has = async (selector, words, why) => { const t = await text(selector); check(t.includes(words), `${why}: "${t.slice(0, 300)}"`); };
  // seen checks one page at the three sizes.
  const seen = async (name) => {
    for (const size of sizes) {
      await page.setViewportSize(size);
      await accessible(page, `${name} at ${size.width}`);
      await fits(page, `${name} at ${size.width}`);
      await shoot(page, `reach-${name}-${size.width}`);
    }
    await page.setViewportSize(sizes[0]);
  };

  // the agreement: a sentence without a term is refused, with the sentence still there
  const agreed = `${base}/afspraken?afdeling=belastingen`;
  await as("beheer");
  await page.goto(agreed);
  const form = page.locator("details.hv-board__form form, section form", { has: page.locator("[name=zin]") }).first();
  const write = async (sentence, measure) => {
    await page.locator(".hv-board__form:not([open]) > summary").first().click({ timeout: 1000 }).catch(() => {}); // open already after a refusal
    await form.locator("[name=zin]").fill(sentence);
    await form.locator("[name=maat]").selectOption({ label: measure });
    await form.locator("button").click();
  };
  await write("Wij bellen een klant snel terug.", "afdeling: terugbelnotitie afgehandeld binnen de termijn");
  await page.waitForSelector(".hv-notice");
  check(!page.url().includes("belofte=1"), "a promise without a term was taken");
  await accessible(page, "a promise that was refused");
  await write("Wij bellen een klant binnen 1 werkdag terug.", "afdeling: terugbelnotitie afgehandeld binnen de termijn");
  await page.waitForURL(/belofte=1/);
  await has("main", "Wij bellen een klant binnen 1 werkdag terug.", "the promise is not on the page");
  await has("main", "voorstel", "the promise counts before anybody accepted it");
  await seen("agreement");

  // one side accepts; the same person is refused for the other side
  await page.click("button:has-text('Akkoord namens de balie')");
  await page.waitForURL(/akkoord=1/);
  await has("main", "balie is akkoord (Bo Heerma", "the page does not say who accepted for the desk");
  await page.click("button:has-text('Akkoord namens de afdeling')");
  await page.waitForLoadState();
  await has("main", "U ging al akkoord voor de andere kant", "one person accepts for both sides");
  await accessible(page, "accepting for both sides");

  // a second person, of the department
  await as("aslan");
  await page.goto(agreed);
  check(await page.locator("button:has-text('namens de balie')").count() === 0, "a department accepts for the desk");
  await page.click("button:has-text('Akkoord namens de afdeling')");
  await page.waitForURL(/akkoord=1/);
  await has("main", "Beide kanten zijn akkoord met versie", "two people accepted, and it is not in force");

  // an absence has a deputy
  await as("regie");
  const away = `${base}/afwezigheid`;
  const plan = async (who, deputy) => {
    await page.selectOption("#invoeren [name=wie]", { label: who });
    await page.selectOption("#invoeren [name=vervanger]", deputy);
    await page.selectOption("#invoeren [name=reden]", "verlof");
    await page.fill("#invoeren [name=vanaf]", "2027-02-01T09:00");
    await page.fill("#invoeren [name=tot]", "2027-02-08T09:00");
    await page.click("#invoeren button");
  };
  const row = (name) => page.locator("#straks-weg ~ * tr, tr", { has: page.locator("th", { hasText: name }) }).first();
  await page.goto(away);
  await plan("Aslan Mus", { index: 0 });
  await page.waitForSelector(".hv-notice");
  await has(".hv-notice", "Kies wie waarneemt", "an absence without a deputy was taken");
  check(await page.inputValue("#invoeren [name=vanaf]") === "2027-02-01T09:00", "what was filled in is gone");
  await accessible(page, "an absence without a deputy");
  await plan("Aslan Mus", { label: "Vik Oord" });
  await page.waitForURL(/bewaard=1/);
  check((await row("Aslan Mus").textContent()).includes("Vik Oord"), "the list does not say who stands in");

  // who stand in for each other at the same time are refused, with the circle
  await page.goto(away);
  await plan("Vik Oord", { label: "Aslan Mus" });
  await page.waitForSelector(".hv-notice");
  await has(".hv-notice", "Vik Oord → Aslan Mus → Vik Oord", "the circle is not shown");
  await seen("circle");
  await plan("Vik Oord", { value: "niemand" });
  await page.waitForURL(/bewaard=1/);
  check((await row("Vik Oord").textContent()).includes("niemand"), "nobody is not said aloud");
  for (const size of sizes) { // the word stays whole, also on a telephone
    await page.setViewportSize(size);
    const lines = await row("Vik Oord").locator(".hv-state").evaluate((el) => Math.round(el.getBoundingClientRect().height / parseFloat(getComputedStyle(el).lineHeight)));
    check(lines <= 1, `"niemand" takes ${lines} lines at ${size.width}`);
  }
  await seen("absence");

  // what the coordinator steers by
  for (const [name, at, heading] of [["reachability", "/regie/bereikbaarheid", "Bereikbaarheid"], ["late", "/regie/te-laat", "Te laat"]]) {
    const answer = await page.goto(base + at);
    check(answer.status() === 200, `${at} answers ${answer.status()}`);
    await has("h1", heading, `${at} has another heading`);
    await seen(name);
  }
  await page.goto(`${base}/regie/bereikbaarheid?vanaf=2027-02-01&tot=2027-02-28`);
  await has("[aria-labelledby=zonder]", "Vik Oord", "who is away without a deputy is not reported");
});
