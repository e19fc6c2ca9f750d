// The words of notices: the late template loses its date and is refused, is
// mended, published and read again; a word is put in by its button.  node
// words.mjs BASE
import { accessible, check, fits, open, run, shoot } from "./browser.mjs";

const [base] = process.argv.slice(2);

await run(async (browser) => {
  const page = await open(browser, base);
  await page.goto(`${base}/berichten/sjablonen`);
  await accessible(page, "the list of templates");
  await fits(page, "the list of templates");
  await shoot(page, "words-list");
  await page.click('a[href="/berichten/sjablonen/late/nl"]');
  await page.waitForSelector("#controle .hv-mail");
  await accessible(page, "the late template");
  await fits(page, "the late template");
  await shoot(page, "words-late");

  // the date goes: the part is no longer ticked and nothing is saved
  const body = await page.inputValue("[name=tekst]");
  await page.fill("[name=tekst]", body.replace("{{datum}}", "binnenkort"));
  await page.waitForSelector("#controle .hv-words__faults");
  check((await page.textContent("#controle .hv-words__faults")).includes("{{datum}} ontbreekt"), "the missing date is not named while writing");
  check((await page.locator("#controle li", { hasText: "{{datum}}" }).first().textContent()).includes("ontbreekt"), "the date is still ticked");
  await accessible(page, "while the date is missing");
  await shoot(page, "words-no-date");
  await page.click("button[value=publiceren]");
  await page.waitForSelector("[role=alert]");
  check((await page.textContent("[role=alert]")).includes("{{datum}} ontbreekt"), "the page does not say that the date is missing");
  check((await page.inputValue("[name=tekst]")).includes("binnenkort"), "what was typed is gone");
  await accessible(page, "after it was refused");

  // mended with the button of the word, where the cursor is
  await page.evaluate(() => {
    const field = document.querySelector("[name=tekst]"), at = field.value.indexOf("binnenkort");
    field.focus();
    field.setSelectionRange(at, at + "binnenkort".length);
  });
  await page.click("hv-insert button:text-is('{{datum}}')");
  check(await page.inputValue("[name=tekst]") === body, "the word is not where the cursor was");
  await page.locator("[name=tekst]").evaluate((field) => { field.value = field.value.replace("U hoeft zelf niets te doen.", "Wij houden u op de hoogte."); field.dispatchEvent(new Event("input", { bubbles: true })); });
  await page.waitForFunction(() => document.querySelector("#controle .hv-mail")?.textContent.includes("Wij houden u op de hoogte."));
  await page.fill("[name=reden]", "Zeg wat wij doen.");
  await page.click("button[value=publiceren]");
  await page.waitForURL(/klaar=gepubliceerd/);
  check((await page.textContent("main")).includes("geldt nu"), "nothing says that it holds");
  check((await page.textContent(".hv-mail")).includes("Wij houden u op de hoogte."), "the preview does not have the new words");
  await accessible(page, "after publishing");

  // the text of the house comes back as a draft
  await page.locator("li", { hasText: "Tekst van het huis" }).locator("button[value=terugzetten]").click();
  await page.waitForURL(/klaar=teruggezet/);
  check((await page.textContent(".hv-words__stand")).includes("concept"), "the restored words hold already");
  check(await page.locator(".hv-words__changes ins").count() > 0, "nothing says what the draft changes");
  await shoot(page, "words-draft");
  await page.goto(`${base}/en/notices/templates/late/en`);
  await fits(page, "the English template in English");
  await shoot(page, "words-english");
});
