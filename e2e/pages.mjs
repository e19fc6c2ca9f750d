// Every page, at three widths, light and dark: no violation, nothing sticks
// out, headings in order, one h1.  node pages.mjs BASE PATH…
import { accessible, check, fits, open, run, shoot, sizes } from "./browser.mjs";

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
    await accessible(page, `${path} dark`);
    await shoot(page, `${path.replace(/\W+/g, "_")}-dark`);
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 320, height: 640 });
    await fits(page, `${path} at 320`);
    const levels = await page.$$eval("h1,h2,h3,h4", (all) => all.map((h) => Number(h.tagName[1])));
    check(levels.filter((l) => l === 1).length === 1, `${path}: has ${levels.filter((l) => l === 1).length} h1`);
  }
});
