// Every page, at three widths, light, dark and in the reader's own colours: no
// violation, nothing sticks out, also with text twice as large; one h1.  node pages.mjs BASE PATH…
import { accessible, check, colourRules, fits, open, run, shoot, sizes } from "./browser.mjs";

const [base, ...paths] = process.argv.slice(2);

await run(async (browser) => {
  const page = await open(browser, base);
  for (const path of paths) {
    for (const size of sizes) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: "light" });
      await page.goto(base + path, { waitUntil: "load" });
      const name = `${path} at ${size.width}`;
      await accessible(page, name);
      await fits(page, name);
      await shoot(page, `${path.replace(/\W+/g, "_")}-${size.width}`);
    }
    await page.emulateMedia({ colorScheme: "dark" });
    await accessible(page, `${path} dark`, { only: colourRules });
    await shoot(page, `${path.replace(/\W+/g, "_")}-dark`);
    await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
    await accessible(page, `${path} in forced colours`, { theirColours: true });
    await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
    await fits(page, `${path} with text twice as large`);
    await page.evaluate(() => { document.documentElement.style.fontSize = ""; });
    await page.setViewportSize({ width: 320, height: 640 });
    await fits(page, `${path} at 320`);
    const levels = await page.$$eval("h1,h2,h3,h4", (all) => all.map((h) => Number(h.tagName[1])));
    check(levels.filter((l) => l === 1).length === 1, `${path}: has ${levels.filter((l) => l === 1).length} h1`);
  }
});
