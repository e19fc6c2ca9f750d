// In and out through the account of the organisation, in a browser that keeps
// the policy of our pages: a form of ours may not lead to another site.
import { accessible, check, run, shoot } from "./browser.mjs";

const [base] = process.argv.slice(2);

await run(async (browser) => {
  const page = await browser.newPage();
  page.on("console", (m) => { if (m.type() === "error" && /Content Security Policy/.test(m.text()) && page.url().startsWith(base)) check(false, `console: ${m.text()}`); });

  await page.goto(`${base}/mijn-account`);
  await page.click("text=Aanmelden met");
  await page.fill("[name=login]", "s.bakker");
  await page.fill("[name=password]", "x");
  await page.click("button[type=submit]"); // who they are
  await page.click("button[type=submit]"); // that we may know it
  await page.waitForURL(`${base}/mijn-account`);
  check((await page.textContent("main")).includes("Sanne Bakker"), "the account of who came in has another name");

  // without the header that leads on, so that there is something to look at
  await page.route(`${base}/afmelden`, async (route) => {
    const answer = await route.fetch({ maxRedirects: 0 });
    const { refresh, ...headers } = answer.headers();
    check(refresh?.startsWith("0; url=http://127.0.0.1:"), `signing out goes on to ${refresh}`);
    await route.fulfill({ response: answer, headers });
  }, { times: 1 });
  await page.click("[data-signout] button");
  await page.waitForSelector("text=U bent hier afgemeld");
  await accessible(page, "signing out goes on elsewhere");
  await shoot(page, "signing-out-elsewhere");
  await page.click("text=Ga verder met afmelden");
  await page.click("button[value=yes]");
  await page.waitForURL(`${base}/aanmelden?af=1`);
  check((await page.textContent("main")).includes("U bent afgemeld"), "nobody says that signing out worked");

  // with the header a person need not do anything but say yes
  await page.goto(`${base}/mijn-account`);
  await page.click("text=Aanmelden met");
  await page.fill("[name=login]", "s.bakker");
  await page.fill("[name=password]", "x");
  await page.click("button[type=submit]");
  await page.click("button[type=submit]");
  await page.waitForURL(`${base}/mijn-account`);
  await page.click("[data-signout] button");
  await page.click("button[value=yes]");
  await page.waitForURL(`${base}/aanmelden?af=1`);
});
