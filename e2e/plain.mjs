// Without script: filters, paging, the back-test and saving are forms and links.
import { check, run, sizes } from "./browser.mjs";

const [base] = process.argv.slice(2);

await run(async (browser) => {
  const context = await browser.browser().newContext({ javaScriptEnabled: false, viewport: sizes[1] });
  const page = await context.newPage();
  await page.goto(`${base}/sturen/mail`);
  const share = () => page.textContent("output");
  const before = (await share()).trim();
  await page.selectOption("select[name=eenheid]", "days");
  await page.click("text=Bereken opnieuw");
  check(page.url().includes("eenheid=days"), "the choice does not stand in the address");
  check((await share()).trim() !== before, `days and working days both give ${before}`);
  await page.click(".hv-levels__pick >> nth=0");
  check(page.url().includes("kies="), "a level cannot be chosen");
  await page.click("text=Bewaar als voorstel");
  check((await page.textContent(".hv-backtest__saved")).includes("Bewaard"), "nothing was saved");
  await page.click("text=Ongedaan maken");
  check(page.url().includes("weg="), "it cannot be undone");
  await page.goto(`${base}/`);
  check((await page.locator(".hv-promise").count()) > 3, "the first page shows no clocks");
  await page.click("details >> nth=0", { timeout: 2000 }).catch(() => {});
  await context.close();
});
