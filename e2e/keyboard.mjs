// The keyboard alone: skip link, a promise from the list, the slider by arrow
// keys, a proposal saved and taken back; what has focus is always visible.
import { check, open, run, shoot } from "./browser.mjs";

const [base] = process.argv.slice(2);

await run(async (browser) => {
  const page = await open(browser, base);
  await page.goto(`${base}/sturen`);
  const focus = () => page.evaluate(() => {
    const e = document.activeElement, style = getComputedStyle(e), after = getComputedStyle(e, "::after"), r = e.getBoundingClientRect();
    return { text: (e.textContent || e.getAttribute("aria-label") || "").trim().replace(/\s+/g, " "), tag: e.tagName, href: e.getAttribute("href"), name: e.getAttribute("name"),
      shown: style.outlineStyle !== "none" || style.boxShadow !== "none" || after.outlineStyle !== "none" || e.type === "range" || style.backgroundColor === "rgb(255, 216, 77)",
      inside: r.bottom > 0 && r.top < innerHeight };
  });
  const tabTo = async (wanted, what, most = 80) => {
    for (let i = 0; i < most; i++) {
      await page.keyboard.press("Tab");
      const at = await focus();
      check(at.shown, `focus is not visible on ${at.tag} "${at.text.slice(0, 40)}"`);
      check(at.inside, `focus is off the screen on ${at.tag} "${at.text.slice(0, 40)}"`);
      if (wanted(at)) return at;
    }
    check(false, `Tab does not reach ${what}`);
  };

  await page.keyboard.press("Tab");
  check((await focus()).href === "#inhoud", "the first stop is not the skip link");
  await shoot(page, "keyboard-skip");
  await page.keyboard.press("Enter");
  check(await page.evaluate(() => document.activeElement?.id === "inhoud"), "the skip link does not lead to the content");

  await page.goto(`${base}/sturen`);
  await tabTo((at) => at.tag === "SELECT" && at.name === "periode", "the period");
  await page.keyboard.press("o"); // oktober
  await tabTo((at) => at.tag === "BUTTON" && at.text === "Toon", "the button Toon");
  await page.keyboard.press("Enter");
  await page.waitForURL(/periode=/);
  await tabTo((at) => at.text.startsWith("E-mail binnen"), "the promise about e-mail");
  await shoot(page, "keyboard-list");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/sturen\/mail/);

  await tabTo((at) => at.name === "termijn", "the slider");
  await shoot(page, "keyboard-slider");
  const read = () => page.evaluate(() => ({
    term: document.querySelector("[data-term]").textContent, share: document.querySelector("[data-share]").textContent,
    said: document.querySelector("[data-range]").getAttribute("aria-valuetext"), line: document.querySelector("[data-line]").getAttribute("x1"),
  }));
  const before = await read();
  await page.keyboard.press("ArrowRight");
  const after = await read();
  check(before.term !== after.term && before.line !== after.line, `an arrow key changed nothing: ${before.term}, ${after.term}`);
  check(after.said.includes(after.term) && after.said.includes(after.share), `the slider says "${after.said}", the page ${after.term} ${after.share}`);
  await page.keyboard.press("Home");
  const least = await read();
  await page.keyboard.press("End");
  const most = await read();
  check(parseFloat(least.share.replace(",", ".")) < parseFloat(most.share.replace(",", ".")), `from ${least.share} to ${most.share}`);

  // the browser and the server agree on every stop that is tried
  for (const key of ["Home", "ArrowRight", "ArrowRight", "ArrowRight"]) {
    await page.keyboard.press(key);
    const here = await read(), value = await page.inputValue("[data-range]");
    const html = await (await page.request.get(`${page.url().split("#")[0].split("?")[0]}?termijn=${value}`)).text();
    const there = /<output[^>]*>\s*([^<\s]+)\s*<\/output>/.exec(html)?.[1];
    check(here.share === there, `${here.term}: the slider says ${here.share}, the server ${there}`);
  }

  await tabTo((at) => at.text === "Bewaar als voorstel", "the button to save");
  await page.keyboard.press("Enter");
  await page.waitForURL(/bewaard=/);
  check((await page.textContent(".hv-backtest__saved")).includes("Bewaard als voorstel"), "nothing says that it was saved");
  await page.locator(".hv-backtest__saved").scrollIntoViewIfNeeded();
  await shoot(page, "keyboard-saved");
  await tabTo((at) => at.text === "Ongedaan maken", "the button to undo", 120);
  await page.keyboard.press("Enter");
  await page.waitForURL(/weg=/);
  check((await page.textContent("#inhoud [role=status]")).includes("weggegooid"), "nothing says that it was taken back");

  await page.goto(`${base}/sturen/mail`);
  const link = await page.getAttribute(".hv-cases tbody th a", "href");
  await page.goto(base + link);
  await tabTo((at) => at.tag === "SUMMARY" && at.text === "Zo is geteld", "the counting of a clock");
  check(await page.isVisible(".hv-steps"), "the counting is not shown on the page of the case");
  await page.keyboard.press("Enter");
  check(!(await page.isVisible(".hv-steps")), "the counting does not close");
  await page.keyboard.press("Enter");
  check(await page.isVisible(".hv-steps"), "the counting does not open");
  await shoot(page, "keyboard-case");
  await page.keyboard.press("Escape");
  check(!(await page.isVisible(".hv-steps >> nth=0")), "Escape does not close the counting");
});
