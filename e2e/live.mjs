// The first page moves by itself, keeps focus and open details, and comes back
// after a restart of the server. It stays accessible while it moves.
import { accessible, check, open, run, shoot } from "./browser.mjs";

const [base] = process.argv.slice(2);

await run(async (browser) => {
  const page = await open(browser, base);
  let loads = 0;
  page.on("load", () => loads++);
  await page.goto(`${base}/`);
  const clock = () => page.textContent(".hv-today__time");
  const change = async (what, most) => {
    const before = await clock(), began = Date.now();
    await page.waitForFunction((was) => document.querySelector(".hv-today__time")?.textContent !== was, before, { timeout: most }).catch(() => check(false, `${what}: nothing moves within ${most} ms`));
    return Date.now() - began;
  };
  await change("after loading", 5000);
  let slowest = 0;
  for (let i = 0; i < 4; i++) slowest = Math.max(slowest, await change("while looking", 3000));
  console.log(`slowest change seen: ${slowest} ms`);

  const first = page.locator(".hv-promise__title a").first();
  await first.focus();
  const had = await first.textContent();
  await change("with focus", 3000);
  check((await page.evaluate(() => document.activeElement?.textContent)) === had, "focus was lost by an update");
  await accessible(page, "the first page while it moves");
  await shoot(page, "live");

  // what the pointer opened stays open while the page moves, and closes after it
  await page.hover(".hv-promise__scale >> nth=0");
  await page.waitForSelector("hv-promise[floating] .hv-steps", { timeout: 2000 }).catch(() => check(false, "resting on a bar does not show its counting"));
  await change("with a counting open", 3000);
  check(await page.isVisible("hv-promise[floating] .hv-steps"), "an update closed the counting");
  await shoot(page, "live-counting");
  await page.hover("h1");
  await page.waitForSelector("hv-promise[floating]", { state: "detached", timeout: 2000 }).catch(() => check(false, "the counting stays when the pointer has left"));

  await page.request.get(`${base}/herstart`);
  await page.waitForFunction(() => document.querySelector("[data-state]")?.textContent !== "", undefined, { timeout: 8000 }).catch(() => check(false, "a lost connection is not told"));
  await shoot(page, "live-lost");
  await change("after a restart", 15000);
  await page.waitForFunction(() => document.querySelector("[data-state]")?.textContent === "", undefined, { timeout: 8000 }).catch(() => check(false, "the message of a lost connection stays"));
  check(loads === 1, `the page was loaded ${loads} times`);
});
