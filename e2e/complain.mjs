// The public form: within 30 seconds of typing, without an account; without
// JavaScript, on a telephone; by keyboard alone.  node complain.mjs PUBLIC
import { accessible, check, fits, open, run, shoot } from "./browser.mjs";

const [base] = process.argv.slice(2);
const perSecond = 5; // keys of somebody who does not type much

await run(async (browser) => {
  const page = await open(browser, base);
  await page.goto(`${base}/handvest`);
  await page.click(".hv-voices a >> nth=0"); // one click from any public page
  await accessible(page, "the form");
  await fits(page, "the form");
  await shoot(page, "complain");
  let keys = 0;
  const type = async (text) => { keys += text.length; await page.keyboard.type(text, { delay: 60 }); };
  const press = async (key) => { keys++; await page.keyboard.press(key); };
  await page.click("#tekst");
  await type("Ik wacht al vijf weken op mijn kapvergunning. Niemand belt terug.");
  await press("Tab");
  await type("roos@voorbeeld.nl");
  await press("Enter");
  await page.waitForURL("**/ontvangen/*");
  console.log(`${keys} keys are ${(keys / perSecond).toFixed(0)} s at ${perSecond} keys a second`);
  check(keys <= 30 * perSecond, `${keys} keys take longer than 30 s`);
  check(/Z\d{6}-\d{4}/.test(await page.textContent("main")), "there is no reference");
  check(/Uiterlijk \w+ \d+ \w+/.test(await page.textContent("main")), "there is no day");
  await accessible(page, "the confirmation");
  await fits(page, "the confirmation");
  await shoot(page, "complained");
  await page.click("text=Naar uw pagina");
  check((await page.textContent("h1")).length > 3 && page.url().includes("/volg/"), "the link does not lead to the page of the case");

  const phone = await browser.browser().newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  const small = await phone.newPage();
  await small.goto(`${base}/aanmelden`);
  await small.click(".hv-voices a >> nth=0");
  check((await small.locator("script").count()) === 0, "the form runs a script");
  await shoot(small, "complain-390");
  await small.click("button:has-text('Verstuur')"); // the browser itself asks for what happened
  check(small.url().endsWith("/klacht"), "an empty form was sent");
  await small.fill("#tekst", "De baliemedewerker was kortaf tegen mijn moeder.");
  await small.fill("#bereik", "0612");
  await small.click("summary");
  await small.fill("#naam", "Roos Voorbeeld");
  await small.fill("#straat", "Kade 12");
  await small.fill("#postcode", "1234 AB");
  await small.fill("#plaats", "Elzermonde");
  await small.waitForTimeout(3100); // nobody fills it in sooner
  await small.click("button:has-text('Verstuur')");
  check((await small.textContent(".hv-notice")).includes("telefoonnummer"), "a wrong number is not named");
  check((await small.inputValue("#naam")) === "Roos Voorbeeld", "what was typed is lost");
  await shoot(small, "complain-wrong-390");
  await small.fill("#bereik", "06 1234 5678");
  await small.setInputFiles("#bestand", { name: "brief.txt", mimeType: "text/plain", buffer: Buffer.from("Geachte heer") });
  await small.click("button:has-text('Verstuur')");
  check(small.url().includes("/ontvangen/"), `it was not sent: ${await small.textContent("main")}`);
  await shoot(small, "complained-390");
  await phone.close();

  const narrow = await open(browser, base);
  await narrow.setViewportSize({ width: 390, height: 844 });
  for (const path of ["/klacht", "/compliment", "/idee", "/en/complaint", "/ontvangen/oud"]) {
    await narrow.goto(base + path);
    await accessible(narrow, `${path} on a telephone`);
    await fits(narrow, `${path} on a telephone`);
  }
  await narrow.goto(`${base}/klacht`);
  await narrow.click("summary");
  await accessible(narrow, "all fields on a telephone");
  await fits(narrow, "all fields on a telephone");
});
