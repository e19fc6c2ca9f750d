// At the door: a password, a passkey on a device that Chromium plays, and a form
// that is sent after the session has ended.
import { accessible, check, open, run, shoot } from "./browser.mjs";

const [base, link] = process.argv.slice(2);
const password = "paarse olifant eet mos";

await run(async (browser) => {
  const page = await open(browser, base);
  const device = await browser.newCDPSession(page);
  await device.send("WebAuthn.enable");
  await device.send("WebAuthn.addVirtualAuthenticator", { options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
  const signOut = async () => { await page.click("[data-signout] button"); await page.waitForURL(/aanmelden/); };

  // a link to choose a password lets in, and the address that was asked for is remembered
  await page.goto(link);
  await accessible(page, "choosing a password");
  await page.fill("[name=wachtwoord]", "kort");
  await page.fill("[name=wachtwoord2]", "kort");
  await page.keyboard.press("Enter");
  check((await page.textContent("[role=alert]"))?.includes("tekens"), "a short password is not refused");
  await page.fill("[name=wachtwoord]", password);
  await page.fill("[name=wachtwoord2]", password);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".hv-me__name");
  await signOut();
  await page.goto(`${base}/sturen`);
  check(page.url().endsWith("/aanmelden?naar=%2Fsturen"), `without a session /sturen leads to ${page.url()}`);
  await page.fill("[name=gebruiker]", "sanne");
  await page.fill("[name=wachtwoord]", "iets heel anders");
  await page.keyboard.press("Enter");
  await page.waitForSelector("[role=alert]");
  check((await page.inputValue("[name=gebruiker]")) === "sanne", "the user name has to be typed again");
  await accessible(page, "a wrong password");
  await page.fill("[name=wachtwoord]", password);
  await page.keyboard.press("Enter");
  await page.waitForURL(`${base}/sturen`);

  // a passkey is added, opens the door, gets a name and goes again
  await page.goto(`${base}/mijn-account`);
  await page.click("hv-passkey button");
  await page.waitForURL(/klaar=sleutel/);
  check((await page.locator(".hv-entry input[name=naam]").count()) === 1, "the passkey is not in the list");
  await accessible(page, "the account with a passkey");
  await shoot(page, "account-passkey");
  await signOut();
  await page.click("hv-passkey button");
  await page.waitForSelector(".hv-me__name");
  await page.goto(`${base}/mijn-account`);
  await page.click("summary:has-text('Wijzig')");
  await page.fill("input[name=naam]", "Laptop van het werk");
  await page.click("text=Hernoem");
  await page.waitForURL(/klaar=sleutel/);
  check((await page.textContent("main")).includes("Laptop van het werk"), "the passkey kept its old name");
  await page.click("summary:has-text('Wijzig')");
  await page.click("text=Verwijder");
  await page.waitForURL(/klaar=sleutel/);
  check((await page.locator("input[name=naam]").count()) === 0, "the passkey is still there");

  // the session ends while somebody fills in a form: nothing is lost
  await page.selectOption("[name=taal]", "en");
  await browser.clearCookies();
  await page.click("#voorkeuren ~ form button");
  await page.waitForSelector("text=U bent afgemeld");
  await accessible(page, "signed out while typing");
  await shoot(page, "signed-out");
  const [tab] = await Promise.all([browser.waitForEvent("page"), page.click("text=Meld aan")]);
  await tab.fill("[name=gebruiker]", "sanne");
  await tab.fill("[name=wachtwoord]", password);
  await tab.keyboard.press("Enter");
  await tab.waitForURL(/aanmelden\/klaar/);
  await tab.close();
  await page.click("text=Verstuur opnieuw");
  await page.waitForURL(/\/en\/my-account/);
  check((await page.inputValue("[name=taal]")) === "en", "what was chosen before signing in again is lost");

  // a script hears that the session is over
  await browser.clearCookies();
  const answer = await page.evaluate(async () => { const a = await fetch("/mijn-account"); return [a.status, a.headers.get("Handvest-Sign-In")]; });
  check(answer[0] === 401 && answer[1]?.startsWith("/aanmelden?naar="), `a script without a session gets ${answer}`);
});
