// What every browser test starts from: Chromium without contact with the
// outside world, a page that reports every error, and the axe checks.
import { mkdtempSync, rmSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

export const sizes = [{ width: 1440, height: 900 }, { width: 1280, height: 800 }, { width: 390, height: 844 }];
export const shots = process.env.SHOTS; // the folder for pictures, where somebody wants to see them
export const failures = [];

export function check(ok, text) {
  if (ok) return;
  failures.push(text);
  console.log("FAIL " + text);
}

// run starts a browser, runs the test and ends with the number of failures.
export async function run(test) {
  const profile = mkdtempSync(join(process.env.SCRATCH ?? tmpdir(), "handvest-profile-"));
  if (shots) mkdirSync(shots, { recursive: true });
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", headless: true, args: quiet, bypassCSP: false, viewport: sizes[0],
  });
  try {
    await test(browser);
  } catch (error) {
    check(false, error.stack);
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
  console.log(failures.length === 0 ? "all well" : `${failures.length} failures`);
  process.exit(failures.length === 0 ? 0 : 1);
}

// open gives a page that turns every error in the browser into a failure.
export async function open(browser, base) {
  const page = await browser.newPage();
  page.on("pageerror", (error) => check(false, `script error: ${error.message}`));
  page.on("console", (m) => { if (m.type() === "error" && !/ERR_|Failed to load/.test(m.text())) check(false, `console: ${m.text()}`); });
  page.on("request", (r) => check(r.url().startsWith(base) || r.url().startsWith("data:"), `request to elsewhere: ${r.url()}`));
  return page;
}

const standard = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

// colourRules are the rules that judge colours; the others read structure and
// sizes, and find the same in every set of colours.
export const colourRules = ["color-contrast", "link-in-text-block"];

// accessible checks a page against WCAG 2.2 A and AA, or against some rules
// only. The checker runs in an isolated evaluation: the policy of the page
// stays as it is. In the reader's own colours contrast is theirs to choose, and
// is not judged. It is judged from its top: a link half under the bar that stays
// in view is whole again with the next turn of the wheel.
export async function accessible(page, name, { theirColours = false, only = null } = {}) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const violations = await page.evaluate(async ([theirs, runOnly]) => {
    const at = scrollY;
    scrollTo({ top: 0, behavior: "instant" });
    const { violations } = await window.axe.run(document, { runOnly, rules: { "color-contrast": { enabled: !theirs } }, resultTypes: ["violations"] });
    scrollTo({ top: at, behavior: "instant" });
    return violations;
  }, [theirColours, only ? { type: "rule", values: only } : { type: "tag", values: standard }]);
  for (const v of violations) {
    check(false, `${name}: ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.target.join(" ")).join(" | ")} (${v.nodes[0].failureSummary?.split("\n")[1]?.trim() ?? ""})`);
  }
  return violations.length;
}

// fits checks that nothing sticks out sideways.
export async function fits(page, name) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  check(over <= 0, `${name}: sticks out ${over} px sideways`);
}

// shoot takes a picture for who looks at them.
export async function shoot(page, name) {
  if (shots) await page.screenshot({ path: join(shots, name + ".png") });
}
