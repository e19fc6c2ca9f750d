// A compensation from the desk to the bank: asked for with one key beside the
// case, refused to who asked, approved by keyboard by somebody else, paid once.
// node remedy.mjs AGENT MANAGER KEEPER /vragen/ID
import { accessible, check, fits, open, run, shoot, sizes } from "./browser.mjs";

const [agent, manager, keeper, request] = process.argv.slice(2);

async function everySize(page, name) {
  for (const size of sizes) {
    await page.setViewportSize(size);
    await accessible(page, `${name} at ${size.width}`);
    await fits(page, `${name} at ${size.width}`);
    await shoot(page, `remedy-${name}-${size.width}`);
  }
  await page.setViewportSize(sizes[0]);
}

await run(async (browser) => {
  const desk = await open(browser, agent);
  await desk.goto(agent + request);
  const panel = desk.locator("#compensatie");
  check((await panel.innerText()).includes("de klant hoeft niets te bewijzen"), "the panel does not say that we knew");
  await everySize(desk, "zaak");
  await desk.locator("#compensatie select[name=doel]").selectOption({ index: 1 });
  await desk.locator("#compensatie input[name=klacht]").check();
  await desk.locator("h1").click();
  await Promise.all([desk.waitForURL(/gedaan=bekend/), desk.keyboard.press("c")]);
  check((await desk.locator(".hv-notice").innerText()).includes("wij wisten al"), "the agent does not hear that it was known");
  check((await panel.innerText()).includes("Wacht op goedkeuring"), "the panel does not say that it waits");
  check(await panel.locator("button").count() === 0, "a second request is offered");
  await desk.goto(agent + "/compensatie");
  check((await desk.locator(".hv-remedy").first().innerText()).includes("Een leidinggevende beslist"), "the agent is not told who decides");

  const boss = await open(browser, manager);
  await boss.goto(manager + "/compensatie");
  await everySize(boss, "lijst");
  const before = await boss.locator(".hv-remedy").count();
  check(before === 2, `${before} wait for the manager`);
  await boss.keyboard.press("j");
  await boss.keyboard.press("j");
  await boss.keyboard.press("w");
  check(await boss.evaluate(() => document.activeElement?.getAttribute("name")) === "waarom", "refusing by key does not go to the reason");
  await boss.locator(".hv-remedy").nth(1).locator("select").selectOption("force");
  await boss.locator(".hv-remedy").nth(1).locator("button", { hasText: "Weiger met deze reden" }).click();
  await boss.waitForURL(/gedaan=geweigerd/);
  await Promise.all([boss.waitForURL(/gedaan=/), boss.keyboard.press("a")]);
  await boss.waitForSelector(".hv-notice");
  check(await boss.locator(".hv-remedy").count() === 0, "something still waits");
  await boss.goto(manager + "/compensatie/budget");
  await everySize(boss, "budget");

  const bank = await open(browser, keeper);
  await bank.goto(keeper + "/compensatie/uitbetalen");
  await bank.locator("button", { hasText: "Maak bestand" }).click();
  await bank.waitForURL(/gedaan=betaald/);
  await everySize(bank, "uitbetalen");
  const file = await bank.evaluate(async (href) => (await fetch(href)).text(), await bank.locator("a", { hasText: "Voor de bank" }).getAttribute("href"));
  check(file.includes("pain.001.001.09") && file.includes("<NbOfTxs>1</NbOfTxs>") && file.includes("<InstdAmt Ccy=\"EUR\">15.00</InstdAmt>"), "the file for the bank is " + file.slice(0, 400));
  await bank.locator("button", { hasText: "Is aangeleverd" }).click();
  check(await bank.locator("summary", { hasText: "Draai terug" }).count() === 0, "what the bank has can be undone");
  await bank.goto(keeper + "/compensatie/doelen");
  await everySize(bank, "doelen");
  await bank.locator("input[name=iban]").fill("NL92 ABNA 0417 1643 00");
  await bank.locator("input[name=naam]").fill("Stichting Proef");
  await bank.locator(".hv-manage__side button.nl-button--primary").click();
  check((await bank.locator(".hv-wrong").first().innerText()).includes("klopt niet"), "a wrong account is not told");
  check(await bank.locator("input[name=naam]").inputValue() === "Stichting Proef", "what was typed is lost");
});
