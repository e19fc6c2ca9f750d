// What was typed more than two seconds before browser and server were killed is
// there afterwards.  node desk-crash.mjs BASE type SERVER-PID | read ID TEXT
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [base, what, ...more] = process.argv.slice(2);
const profile = mkdtempSync(join(process.env.SCRATCH ?? tmpdir(), "handvest-crash-"));
const server = await chromium.launchServer({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", headless: true,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
const browser = await chromium.connect(server.wsEndpoint());
const page = await (await browser.newContext()).newPage();
await page.goto(`${base}/aanmelden?naar=%2Fbalie`);
await page.click("button[name=als] >> nth=0");
await page.waitForURL(/balie/);

if (what === "type") {
  await page.click("details.hv-new summary");
  await page.click("details.hv-new button[value=telefoon]");
  await page.waitForFunction(() => document.activeElement?.id === "onderwerp");
  await page.focus("#tekst");
  const id = await page.getAttribute("form[data-work]", "data-work");
  const words = "De lantaarnpaal voor mijn deur knippert al drie weken en gisteren viel hij helemaal uit, daarom bel ik nu voor de vierde keer. ";
  const at = []; // when each letter was typed
  const until = Date.now() + 9000;
  while (Date.now() < until) {
    const letter = words[at.length % words.length];
    await page.keyboard.press(letter === " " ? "Space" : letter);
    at.push(Date.now());
    await new Promise((ready) => setTimeout(ready, 20));
  }
  process.kill(Number(more[0]), "SIGKILL");
  const killed = Date.now();
  process.kill(server.process().pid, "SIGKILL");
  const sure = at.filter((t) => t < killed - 2000).length;
  const text = Array.from({ length: sure }, (_, i) => words[i % words.length]).join("");
  console.log(JSON.stringify({ id, text, typed: at.length }));
  rmSync(profile, { recursive: true, force: true });
  process.exit(0);
}

const [id, text] = more;
await page.goto(`${base}/balie/${id}`);
const now = await page.inputValue("#tekst");
await browser.close();
await server.close();
rmSync(profile, { recursive: true, force: true });
console.log(`typed more than 2 s before: ${text.length} letters; kept: ${now.length}`);
process.exit(now.startsWith(text) ? 0 : 1);
