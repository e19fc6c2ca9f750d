// One contact in two windows: both see it, nothing is overwritten without a
// choice. A session that ends while somebody types: the words stay, and are
// saved after signing in again.  node desk-twice.mjs BASE
import { accessible, check, open, run, shoot } from "./browser.mjs";

const [base] = process.argv.slice(2);

await run(async (browser) => {
  const one = await open(browser, base);
  await one.goto(`${base}/nieuwe-sessie`);
  await one.goto(`${base}/balie`);
  await one.click(".hv-ready__channels button >> nth=0");
  await one.waitForSelector("#tekst");
  await one.fill("#tekst", "Zoals het begon.");
  const says = (page, text) => page.waitForFunction((t) => document.querySelector("p[data-saved]")?.textContent.includes(t), text, { timeout: 6000, polling: 50 });
  // the copy on the device goes once the server has every word
  const saved = (page) => page.waitForFunction(() => !Object.keys(localStorage).some((k) => k.startsWith("hv-draft")), undefined, { timeout: 8000, polling: 50 });
  await saved(one);

  const two = await open(browser, base);
  await two.goto(one.url());
  check(await two.inputValue("#tekst") === "Zoals het begon.", "the second window shows something else");
  await says(one, "ander venster").catch(() => check(false, "the first window does not hear of the second"));
  await says(two, "ander venster").catch(() => check(false, "the second window does not hear of the first"));

  await one.locator("#tekst").pressSequentially(" Eerste venster.", { delay: 10 });
  await saved(one);
  await two.locator("#tekst").press("Control+End");
  await two.locator("#tekst").pressSequentially(" Tweede venster.", { delay: 10 });
  await two.waitForSelector("[data-conflict]", { timeout: 6000 }).catch(() => check(false, "the second window overwrites in silence"));
  check(await two.inputValue("#tekst") === "Zoals het begon. Tweede venster.", `the second window reads ${await two.inputValue("#tekst")}`);
  const differs = await two.textContent("[data-conflict]");
  check(differs.includes("Eerste venster.") && differs.includes("Tweede venster."), `the difference reads ${differs}`);
  await accessible(two, "two windows");
  await shoot(two, "desk-conflict");
  await two.click("[data-conflict] button[value=daar]");
  await two.waitForSelector("[data-conflict]", { state: "detached" });
  check(await two.inputValue("#tekst") === "Zoals het begon. Eerste venster.", `taking over gives ${await two.inputValue("#tekst")}`);

  await two.locator("#tekst").press("Control+End");
  await two.locator("#tekst").pressSequentially(" En verder.", { delay: 10 });
  await saved(two);
  await one.locator("#tekst").press("Control+End");
  await one.locator("#tekst").pressSequentially(" Ook hier.", { delay: 10 });
  await one.waitForSelector("[data-conflict]", { timeout: 6000 });
  await one.click("[data-conflict] button[value=hier]");
  await one.waitForSelector("[data-conflict]", { state: "detached" });
  await one.reload();
  check(await one.inputValue("#tekst") === "Zoals het begon. Eerste venster. Ook hier.", `keeping gives ${await one.inputValue("#tekst")}`);
  await two.close();

  // the session ends while somebody types
  await one.request.get(`${base}/einde-sessie`);
  await one.locator("#tekst").press("Control+End");
  await one.locator("#tekst").pressSequentially(" Na het einde.", { delay: 10 });
  await one.waitForSelector("#aanmelden[open]", { timeout: 6000 }).catch(() => check(false, "nothing says that the session ended"));
  await accessible(one, "signed out while typing");
  await shoot(one, "desk-signed-out");
  const there = await one.getAttribute("#aanmelden a", "href");
  check(there?.startsWith("/aanmelden"), `the way to sign in is ${there}`);
  await one.click("#aanmelden [data-again]");
  await one.waitForFunction(() => document.querySelector("#aanmelden [data-said]")?.textContent !== "", undefined, { timeout: 5000 }).catch(() => check(false, "it does not say that nobody signed in yet"));
  await one.request.get(`${base}/nieuwe-sessie`);
  await one.click("#aanmelden [data-again]");
  await one.waitForSelector("#aanmelden[open]", { state: "hidden", timeout: 6000 }).catch(() => check(false, "the dialog stays after signing in"));
  await saved(one);
  await one.reload();
  check((await one.inputValue("#tekst")).endsWith("Ook hier. Na het einde."), `after signing in again it reads ${await one.inputValue("#tekst")}`);
  check((await one.evaluate(() => Object.keys(localStorage).filter((k) => k.startsWith("hv-draft")).length)) === 0, "a copy stays on the device after it was saved");
});
