// The page of a citizen: an employee copies the link, and without JavaScript, on
// a telephone, the citizen adds something, chooses how to be told, withdraws and
// comes back on that.  node follow.mjs DESK CITIZEN REQUEST
import { accessible, check, fits, open, run, shoot } from "./browser.mjs";

const [own, base, request] = process.argv.slice(2); // as an employee, as nobody, and the path of a request

await run(async (browser) => {
  const desk = await open(browser, own);
  await desk.goto(own + request);
  await desk.click("text=Pagina van de klant");
  await desk.click("text=Toon de link");
  const link = await desk.inputValue("#klantlink");
  await accessible(desk, "the link of the customer");

  const context = await browser.browser().newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const answer = await page.goto(link);
  check(answer.status() === 200, `the link answers ${answer.status()}`);
  check(answer.headers()["referrer-policy"] === "no-referrer", "the page tells others its address");
  check((await page.locator("script").count()) === 0, "the page runs a script");
  await page.click("#aanvullen summary");
  await page.fill("#aanvullen textarea", "Het is de lamp bij de brug.");
  await page.setInputFiles("#aanvullen input[type=file]", { name: "brug.txt", mimeType: "text/plain", buffer: Buffer.from("bij de brug") });
  await page.click("#aanvullen button");
  await page.waitForSelector(".hv-notice");
  check((await page.textContent(".hv-timeline")).includes("U vulde iets aan"), "what was added is not in the history");
  await page.click("#intrekken summary");
  await page.click("#intrekken button");
  check((await page.textContent(".hv-stand")).includes("ingetrokken"), "it was not withdrawn");
  await page.click("text=Laat het toch doorgaan");
  check(!(await page.textContent(".hv-stand")).includes("ingetrokken"), "it was not taken back");

  const seen = await open(browser, base);
  await seen.goto(link);
  await accessible(seen, "the page of the citizen");
  await fits(seen, "the page of the citizen");
  await shoot(seen, "follow");
  await seen.goto(`${base}/volg/0000-0000-0000-0000-0000-0000-0000`);
  check((await seen.textContent("h1")) === "Deze link werkt niet", "a link that never was has another answer");
  await accessible(seen, "a link that does not work");
});
