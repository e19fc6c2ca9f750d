// The desk by keyboard: the shortest contact is counted in keys and fields and
// printed; two contacts keep their words; a file comes along; every step has no
// violation.  node desk.mjs BASE
import { accessible, check, fits, open, run, shoot, sizes } from "./browser.mjs";

const [base] = process.argv.slice(2);

await run(async (browser) => {
  const page = await open(browser, base);
  await page.setViewportSize(sizes[1]);
  const focus = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.getAttribute("name") || document.activeElement?.tagName);
  // the copy on the device goes once the server has every word
  const saved = () => page.waitForFunction(() => !Object.keys(localStorage).some((k) => k.startsWith("hv-draft")), undefined, { timeout: 8000, polling: 50 });
  const onScreen = (n) => page.waitForFunction((n) => document.querySelectorAll("a[data-tab]").length === n, n, { timeout: 5000 });
  await page.goto(`${base}/balie`);
  await accessible(page, "the desk without contacts");
  await fits(page, "the desk without contacts");

  // a new contact: N, then the letter of the channel
  await page.keyboard.press("n");
  await page.keyboard.press("t");
  await onScreen(1);
  check(await focus() === "onderwerp", `a new contact puts the focus on ${await focus()}`);
  await page.keyboard.type("afval opgehaald", { delay: 15 });
  await page.waitForSelector("[role=option][aria-selected=true]", { timeout: 5000 });
  await accessible(page, "while choosing the subject");
  await shoot(page, "desk-subject");
  await page.keyboard.press("Enter");
  await page.waitForSelector("[data-answer]", { timeout: 5000 });
  check(await focus() === "tekst", `choosing the subject puts the focus on ${await focus()}`);
  await accessible(page, "after choosing the subject");
  await shoot(page, "desk-answer");

  // from here the shortest contact: no field, two keys
  let keys = 0;
  const press = async (key) => { keys++; await page.keyboard.press(key); };
  const began = Date.now();
  await press("Control+Enter");
  check(await page.evaluate(() => document.activeElement?.name) === "geholpen", "Ctrl+Enter does not lead to the closing question");
  await accessible(page, "at the closing question");
  const asked = Date.now();
  await press("j");
  await page.waitForSelector("[data-ready]", { timeout: 8000 });
  console.log(`the shortest contact: 0 fields and ${keys} keys after the subject, ${Date.now() - asked} ms from the last key to the calm state (${asked - began} ms with the check between)`);
  check(keys === 2, `it took ${keys} keys`);
  check((await page.textContent("[data-ready]")).includes("Afgerond om"), "nothing says that it was finished");
  check(!page.url().includes("opgehaald"), "what was asked stands in the address");
  await accessible(page, "after finishing");
  await shoot(page, "desk-done");

  // letters are typed in a field and press nothing
  await page.keyboard.press("n");
  await page.keyboard.press("t");
  await onScreen(1);
  await page.keyboard.type("nieuwe tekst met een b en een d", { delay: 5 });
  check(await page.inputValue("#onderwerp") === "nieuwe tekst met een b en een d", "letters did something else than type");
  await page.focus("#tekst");
  await page.keyboard.type("Eerste gesprek: de vuilniswagen reed door.", { delay: 5 });
  await saved();

  // a second contact beside it; the first keeps its words
  await page.keyboard.press("Escape");
  check(!(await page.evaluate(() => /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName))), "Escape does not leave the field");
  await page.keyboard.press("n");
  await page.keyboard.press("c");
  await onScreen(2);
  await page.focus("#tekst");
  await page.keyboard.type("Tweede gesprek", { delay: 5 });
  await page.keyboard.press("Alt+PageUp");
  await page.waitForFunction(() => document.querySelector("#tekst")?.value.startsWith("Eerste"), undefined, { timeout: 5000 }).catch(() => check(false, "the first contact lost its words"));
  await page.keyboard.press("Alt+PageDown");
  await page.waitForFunction(() => document.querySelector("#tekst")?.value === "Tweede gesprek", undefined, { timeout: 5000 }).catch(() => check(false, "the second contact lost its words"));
  await page.reload();
  await onScreen(2);
  check(await page.inputValue("#tekst") === "Tweede gesprek", "a reload lost the words of the contact on screen");

  // a file, and one that is refused in words
  await page.setInputFiles("hv-files input[type=file]", { name: "notitie.txt", mimeType: "text/plain", buffer: Buffer.from("De bak staat er al een week.") });
  await page.waitForSelector(".hv-files__list a", { timeout: 5000 }).catch(() => check(false, "the file is not in the list"));
  await page.setInputFiles("hv-files input[type=file]", { name: "programma.exe", mimeType: "application/octet-stream", buffer: Buffer.from("MZ") });
  await page.waitForSelector(".hv-files__busy .hv-plain", { timeout: 5000 }).catch(() => check(false, "a refused file is not told"));
  check((await page.textContent(".hv-files__busy")).length > 30, "a refused file says nothing");
  await accessible(page, "with a file");

  // a file that is dropped on the contact, and one that is pasted into the note
  const bring = (type, name) => page.evaluate(([type, name]) => {
    const data = new DataTransfer();
    data.items.add(new File(["De bak staat er nog."], name, { type: "text/plain" }));
    const event = type === "paste" ? new ClipboardEvent(type, { clipboardData: data, bubbles: true, cancelable: true })
      : new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true });
    document.querySelector("#tekst").dispatchEvent(event);
    return event.defaultPrevented;
  }, [type, name]);
  const listed = (name) => page.waitForFunction((name) => [...document.querySelectorAll(".hv-files__list a")].some((a) => a.textContent.includes(name)), name, { timeout: 5000 })
    .catch(() => check(false, `${name} is not in the list of files`));
  check(await bring("dragover", "x.txt") && await page.isVisible(".hv-work--drop"), "nothing shows that a file may be dropped here");
  await bring("drop", "gesleept.txt");
  await listed("gesleept.txt");
  check(await page.locator(".hv-work--drop").count() === 0, "the place to drop stays marked");
  await bring("paste", "geplakt.txt");
  await listed("geplakt.txt");
  check(await page.inputValue("#tekst") === "Tweede gesprek", "a pasted file changed the note");

  // a slash offers ready texts; Escape leaves what was typed, Enter puts the text in place
  await page.focus("#tekst");
  await page.keyboard.press("End");
  await page.keyboard.type(" /af", { delay: 20 });
  await page.waitForSelector("#macros-lijst [role=option]", { timeout: 5000 }).catch(() => check(false, "a slash offers nothing"));
  await accessible(page, "with ready texts on offer");
  await page.keyboard.press("Escape");
  check(await page.locator("#macros-lijst").count() === 0 && (await page.inputValue("#tekst")).endsWith("/af"), "Escape does not leave what was typed");
  await page.keyboard.type("val", { delay: 20 });
  await page.waitForSelector("#macros-lijst [role=option]", { timeout: 5000 });
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("#tekst").value === "Tweede gesprek Zet uw bak voor half acht buiten.", undefined, { timeout: 5000 })
    .catch(async () => check(false, `the ready text gives ${JSON.stringify(await page.inputValue("#tekst"))}`));
  await saved();

  // a task: letter, words, finish; nobody to ask is one key
  await page.keyboard.press("Control+k");
  check(await focus() === "zoekvak", "Ctrl+K does not lead to the search box");
  await page.keyboard.press("Escape");
  await page.focus("#onderwerp");
  await page.keyboard.type("afval opgehaald", { delay: 15 });
  await page.keyboard.press("Enter");
  await page.waitForSelector("[data-answer]", { timeout: 5000 });
  await page.keyboard.press("Escape");
  await page.keyboard.press("t");
  await page.waitForSelector("[data-task]", { timeout: 5000 });
  check(await focus() === "taak", `a task puts the focus on ${await focus()}`);
  await page.keyboard.type("Graag nakijken waarom de wagen doorreed.", { delay: 5 });
  await accessible(page, "with a task");
  await shoot(page, "desk-task");

  // another department than the usual one: why, before it can be finished
  const usual = await page.evaluate(() => document.querySelector("#afdeling").selectedOptions[0].text);
  await page.selectOption("#afdeling", "buiten");
  await page.waitForSelector("#omdat", { timeout: 5000 });
  check((await page.textContent("label[for=omdat]")).includes(usual), "the question why does not name the usual department");
  await page.keyboard.press("Control+Enter");
  await page.keyboard.press("g");
  await page.waitForFunction(() => document.activeElement?.id === "omdat", undefined, { timeout: 8000 }).catch(async () => check(false, `without a reason the focus is on ${await focus()}`));
  check((await page.textContent("[data-notices]")).toLowerCase().includes(`${usual} doet dit gewoonlijk`.toLowerCase()), "the sentence does not name the department that was proposed");
  check(!/question\./i.test(await page.textContent("[data-notices]")), "the sentence begins with the name of a place that nobody sees");
  check(await page.getAttribute("#omdat", "aria-invalid") === "true", "the field does not say that it lacks something");
  await accessible(page, "when the reason lacks");
  await fits(page, "when the reason lacks");
  await shoot(page, "desk-because");
  await page.keyboard.type("De wagen stond voor een paal.", { delay: 5 });
  await page.keyboard.press("Control+Enter");
  await onScreen(1);
  check((await page.textContent("[data-notices]")).includes("Taak voor"), "the next contact does not say what was finished");

  // nothing is finished without its reason; pressing twice asks once
  await page.keyboard.press("Control+Enter");
  await page.keyboard.press("n");
  check(await page.isVisible("[data-reasons]"), "No does not ask why");
  await accessible(page, "when somebody was not helped");
  await shoot(page, "desk-reasons");
  await page.keyboard.press("3");
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector("[data-ready]", { timeout: 8000 });
  await shoot(page, "desk-end");

  // the list of keys; every key that it names presses something
  await page.keyboard.press("?");
  check(await page.isVisible("#toetsen"), "? does not show the keys");
  await accessible(page, "the list of keys");
  await page.keyboard.press("Escape");

  // the first page is small
  const sizesOf = await page.evaluate(async () => {
    const page = await fetch(location.pathname, { headers: { "Accept-Encoding": "gzip" } });
    const html = new Response(new Blob([await page.text()]).stream().pipeThrough(new CompressionStream("gzip")));
    const all = [["page", (await html.arrayBuffer()).byteLength]];
    for (const e of performance.getEntriesByType("resource")) if (/\/(stijl|assets|static|b)\//.test(e.name) || /\.(css|js|woff2)$/.test(e.name)) all.push([e.name.split("/").pop(), e.encodedBodySize]);
    return all;
  });
  const total = sizesOf.reduce((sum, [, n]) => sum + n, 0);
  console.log(`first page of the desk: ${total} bytes compressed (${sizesOf.map(([name, n]) => `${name} ${n}`).join(", ")})`);
  check(total > 20_000 && total < 100_000, `the first page is ${total} bytes`);
});
