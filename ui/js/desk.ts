// <hv-desk>: one long-lived document. The server makes every part of it; this
// sends what is typed within two seconds, one save at a time, and morphs what
// comes back into place without touching what the reader is doing.
import { Idiomorph } from "idiomorph/dist/idiomorph.esm.js";
import { type Answer, ask, fieldsOf, signedOut } from "./ask";
import { forget, forgetAllBut, keep, kept } from "./copy";
import { button, chordOf, relabel, types } from "./keys";
import type { Chosen } from "./search";

const debounce = 600, mostBehind = 1500; // ms between a key and its save
const firstPause = 1000, longestPause = 8000;
const conflict = 409;

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

class Desk extends HTMLElement {
  private typed = new Map<string, number>(); // fields by when they were last changed
  private count = 0;
  private saved = 0; // what the server has, as a count
  private line: Promise<void> = Promise.resolve();
  private timer?: number;
  private retry?: number;
  private pause = firstPause;
  private oldest = 0;
  private closing = false; // finishing waits for the closing question
  private doing = "";
  private byArrow = false;
  private twin?: BroadcastChannel;
  private hinted?: string; // the hint that a save gave last

  connectedCallback(): void {
    this.addEventListener("input", this.input);
    this.addEventListener("change", this.change);
    this.addEventListener("submit", this.submit);
    this.addEventListener("click", this.click);
    this.addEventListener("toggle", this.opened, true);
    document.addEventListener("focusin", this.elsewhere);
    document.addEventListener("pointerdown", this.elsewhere);
    this.addEventListener("hv-refresh", () => void this.act("bewaar"));
    document.addEventListener("hv-choose", this.choose);
    document.addEventListener("hv-signed-out", () => this.askSignIn());
    document.addEventListener("keydown", this.key);
    window.addEventListener("online", () => this.hurry());
    window.addEventListener("focus", () => { if (this.signIn?.open) this.again(); });
    window.addEventListener("pagehide", () => this.last());
    document.addEventListener("visibilitychange", () => { if (document.hidden) this.hurry(); });
    this.signIn?.querySelector("[data-again]")?.addEventListener("click", () => this.again());
    this.signIn?.addEventListener("cancel", (event) => event.preventDefault());
    relabel(this);
    this.arrived();
  }

  private get part(): HTMLElement { return this.querySelector<HTMLElement>("[data-part]")!; }
  private get form(): HTMLFormElement | null { return this.querySelector("form[data-work]"); }
  private get signIn(): HTMLDialogElement | null { return this.querySelector("#aanmelden"); }
  private get stuck(): boolean { return this.querySelector("[data-conflict]") !== null; }
  private get version(): HTMLInputElement | null { return this.form?.querySelector<HTMLInputElement>("input[name=versie]") ?? null; }

  // arrived looks at a contact that came on screen: what this device still
  // kept of it is put back, and another window that has it is told.
  private arrived(): void {
    const form = this.form;
    forgetAllBut([...this.querySelectorAll<HTMLElement>("[data-tab]")].map((t) => t.dataset.tab ?? ""));
    this.meet();
    const copy = form && kept(form.dataset.work!);
    if (!form || !copy) return;
    let differs = false;
    const have = new URLSearchParams(fieldsOf(form));
    for (const [name, value] of copy.fields) {
      if (name === "versie" || name === "doe" || have.get(name) === value) continue;
      const field = form.elements.namedItem(name);
      if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) {
        if (field instanceof HTMLInputElement && (field.type === "hidden" || field.type === "checkbox" || field.type === "radio")) continue;
        field.value = value;
        this.mark(name);
        differs = true;
      }
    }
    if (!differs) return forget(form.dataset.work!);
    const same = copy.version === this.version?.value;
    if (this.version) this.version.value = copy.version;
    this.say(this.dataset.back ?? "");
    if (same) this.hurry();
    else void this.act("bewaar");
  }

  // meet says to other windows which contact is on screen here.
  private meet(): void {
    if (!("BroadcastChannel" in window)) return;
    this.twin ??= new BroadcastChannel("hv-desk");
    this.twin.onmessage = (event: MessageEvent<{ id: string; reply: boolean }>) => {
      if (event.data.id !== this.form?.dataset.work) return;
      this.say(this.dataset.twice ?? "", true);
      if (!event.data.reply) this.twin?.postMessage({ id: event.data.id, reply: true });
    };
    if (this.form) this.twin.postMessage({ id: this.form.dataset.work, reply: false });
  }

  private mark(name: string): void {
    this.typed.set(name, ++this.count);
    this.oldest ||= performance.now();
  }

  private input = (event: Event): void => {
    const field = event.target as Field, form = this.form;
    if (!form || field.form !== form || !field.name) return;
    this.mark(field.name);
    keep(form.dataset.work!, { version: this.version?.value ?? "", fields: [...fieldsOf(form)] });
    window.clearTimeout(this.timer);
    const wait = Math.min(debounce, Math.max(0, this.oldest + mostBehind - performance.now()));
    this.timer = window.setTimeout(() => void this.save(), wait);
  };

  private change = (event: Event): void => {
    const field = event.target as Field;
    if (!this.form || field.form !== this.form) return;
    const act = field.dataset.act ?? field.dataset.actChange;
    if (act) return void this.act(act === "afloop" ? "afloop:" + field.value : act);
    if (this.closing && (field.name === "geholpen" || field.name === "reden") && !this.byArrow) this.finish();
  };

  private hurry(): void {
    if (this.count > this.saved) {
      window.clearTimeout(this.timer);
      void this.save();
    }
  }

  // last sends what is left when the page goes away.
  private last(): void {
    const form = this.form;
    if (form && this.count > this.saved && !this.stuck) navigator.sendBeacon(form.dataset.save!, fieldsOf(form));
  }

  // save sends the fields. What is typed meanwhile goes with the next save.
  private save(): Promise<void> {
    return this.next(async () => {
      const form = this.form;
      if (!form || this.count <= this.saved || this.stuck || this.signIn?.open) return;
      const upto = this.count;
      this.oldest = 0;
      let answer: Answer;
      try {
        answer = await ask(form.dataset.save!, fieldsOf(form));
      } catch {
        return this.later();
      }
      if (answer.status === signedOut) return this.askSignIn();
      if (answer.status === conflict) return void this.act("bewaar");
      if (answer.status !== 200) return this.later();
      const news = JSON.parse(answer.html) as { version: string; saved: string; hint?: string };
      this.pause = firstPause;
      this.saved = upto;
      if (this.version) this.version.value = news.version;
      this.say(`✓ ${this.dataset.saved} ${news.saved}`);
      this.hint(news.hint ?? "");
      if (this.count === this.saved) forget(form.dataset.work!);
      else if (!this.oldest) this.oldest = performance.now();
    });
  }

  // hint shows what the server noticed in what was typed, and takes it away
  // when it is no longer there. It asks for nothing and moves no focus.
  private hint(html: string): void {
    const slot = this.querySelector<HTMLElement>("[data-hint]");
    if (!slot || html === this.hinted || slot.contains(document.activeElement)) return;
    this.hinted = html;
    if (html !== slot.innerHTML) slot.innerHTML = html;
    relabel(slot);
  }

  // later tries again after a while, ever less often.
  private later(): void {
    this.oldest ||= performance.now();
    this.say(this.dataset.offline ?? "", true);
    window.clearTimeout(this.retry);
    this.retry = window.setTimeout(() => this.hurry(), this.pause);
    this.pause = Math.min(this.pause * 2, longestPause);
  }

  // next puts work behind the work that is under way: one request at a time.
  private next(work: () => Promise<void>): Promise<void> {
    return this.line = this.line.then(work, work);
  }

  // act does something with the contact and shows what the server makes of it.
  private act(doing: string): Promise<void> {
    if (this.doing === doing && doing !== "bewaar") return this.line; // pressed twice
    this.doing = doing;
    window.clearTimeout(this.timer);
    const id = this.form?.dataset.work;
    return this.next(async () => {
      const form = this.form, upto = this.count;
      if (!form || form.dataset.work !== id) return;
      try {
        const answer = await ask(form.action, fieldsOf(form, doing));
        if (answer.status === signedOut) return this.askSignIn();
        if (!answer.html) return this.fail();
        const done = answer.status < 300;
        if (done) this.saved = upto;
        if (done && this.count === upto) forget(form.dataset.work!);
        this.oldest = this.count > upto ? performance.now() : 0;
        this.show(answer, upto, doing);
        if (this.count > upto) this.hurry();
      } catch {
        this.fail();
      } finally {
        this.doing = "";
      }
    });
  }

  // fail says that it did not work, and leaves everything as it is.
  private fail(): void {
    this.say(this.dataset.failed ?? "", true);
    if (this.count > this.saved) this.later();
  }

  // show puts a new part in place. The same contact is morphed, and what was
  // typed since it was sent stays; another contact replaces it.
  private show(answer: Answer, upto: number, doing = ""): void {
    const same = this.form?.id, before = document.activeElement as HTMLElement | null;
    const box = document.createElement("template");
    box.innerHTML = answer.html;
    const fresh = box.content.querySelector<HTMLElement>("[data-part]");
    if (!fresh) return this.fail();
    const moved = fresh.querySelector("form[data-work]")?.id !== same;
    this.closing = this.closing && !moved && doing !== "rond-af";
    if (moved) {
      this.typed.clear();
      this.count = this.saved = this.oldest = 0;
      this.part.replaceWith(fresh);
      if (answer.at) history.replaceState(null, "", answer.at);
      this.arrived();
    } else {
      this.keepTyped(fresh, upto);
      Idiomorph.morph(this.part, fresh, {
        morphStyle: "outerHTML",
        callbacks: {
          beforeAttributeUpdated: (name: string, node: Element) => !(name === "open" && node instanceof HTMLDetailsElement),
          beforeNodeMorphed: (_old: Node, node: Node) => !(node instanceof Element && node.hasAttribute("data-keep")),
        },
      });
    }
    this.hinted = undefined;
    // a column that stayed as it was shows the same time as its tab
    const tab = this.querySelector<HTMLElement>("a[data-tab][aria-current] hv-clock"), own = this.querySelector<HTMLElement>(".hv-channel hv-clock");
    if (tab && own) own.dataset.elapsed = tab.dataset.elapsed;
    relabel(this);
    this.place(doing, moved, before);
  }

  // keepTyped writes into a new part what was typed after it was asked for.
  private keepTyped(fresh: HTMLElement, upto: number): void {
    for (const [name, when] of this.typed) {
      if (when <= upto) continue;
      const old = this.form?.elements.namedItem(name), field = fresh.querySelector<Field>(`[name="${CSS.escape(name)}"]`);
      if (!field || !(old instanceof HTMLInputElement || old instanceof HTMLTextAreaElement || old instanceof HTMLSelectElement)) continue;
      if (field instanceof HTMLTextAreaElement) field.textContent = old.value;
      else if (field instanceof HTMLInputElement && field.type !== "checkbox") field.setAttribute("value", old.value);
    }
  }

  // place puts the focus where the work goes on, after something that the
  // reader did.
  private place(doing: string, moved: boolean, before: HTMLElement | null): void {
    const [what] = doing.split(":");
    const talk = this.querySelector<HTMLTextAreaElement>("#tekst")?.value.trim() ? "[data-talk] [data-next]" : "#tekst";
    const to: Record<string, string> = { product: "#tekst", antwoord: "#tekst", script: "#tekst", taak: "#taak", "vraag-erbij": "#onderwerp", klant: "#onderwerp", vraag: "#onderwerp", controlevragen: "[data-control] button", medewerker: "#taak, [data-finish-button]", document: "#onderwerp", namens: "#onderwerp", klacht: talk, "klacht-stap": "[data-talk] [data-next], #klacht-afdeling", "geen-klacht": "#tekst" };
    let target = to[what ?? ""];
    if (what === "klacht-nu") target = "#klacht-oorzaak, #klacht-afdeling";
    if (doing === "afloop:taak") target = "#taak";
    if (doing === "afloop:terugbelnotitie") target = this.querySelector<HTMLInputElement>("#nummer")?.value ? "#taak" : "#nummer";
    if (what === "controle") target = "[data-control] .hv-control__row:not(:has([aria-pressed=true])) button";
    if (what === "controle" && !this.querySelector("[data-control]")) target = "#onderwerp";
    if (doing === "namens" && this.querySelector("[name=paneel][value=namens]")) target = "#zoekvak";
    if (doing === "afloop:toegevoegd") target = "[data-alike] button";
    if (moved) target = this.form ? "#onderwerp" : "[data-focus]";
    const error = this.querySelector<HTMLElement>("[data-notices] [role=alert]");
    const lacks = this.querySelector<HTMLElement>("[data-lacks]");
    if (lacks && error && !moved) {
      lacks.focus(); // the sentence about it is read aloud as an alert
    } else if (error && !moved) {
      error.tabIndex = -1;
      error.focus();
    } else if (target) {
      this.querySelector<HTMLElement>(target)?.focus();
    } else if (document.activeElement === document.body && before?.id) {
      document.getElementById(before.id)?.focus();
    }
  }

  private submit = (event: SubmitEvent): void => {
    const form = event.target as HTMLFormElement;
    if (form.method === "dialog" || form.closest("hv-search")) return;
    event.preventDefault();
    const pressed = event.submitter as HTMLButtonElement | null;
    if (form === this.form) {
      const doing = pressed?.value ?? "bewaar";
      if (doing === "rond-af") this.finish();
      else void this.act(doing);
      return;
    }
    const body = fieldsOf(form);
    if (pressed?.name) body.append(pressed.name, pressed.value);
    void this.go(form.action, body);
  };

  // go leaves the contact on screen for another, after what was typed is safe.
  private go(to: string, body?: URLSearchParams): Promise<void> {
    if (this.doing === to) return this.line;
    this.doing = to;
    this.hurry();
    return this.next(async () => {
      try {
        const answer = await ask(to, body);
        if (answer.status === signedOut) return this.askSignIn();
        if (!answer.html) return this.fail();
        this.show({ ...answer, at: answer.at || to }, this.count);
      } catch {
        this.fail();
      } finally {
        this.doing = "";
      }
    });
  }

  private click = (event: MouseEvent): void => {
    if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const tab = event.target.closest<HTMLAnchorElement>("a[data-tab]");
    if (tab) {
      event.preventDefault();
      if (!tab.hasAttribute("aria-current")) void this.go(tab.href);
      return;
    }
    const opens = event.target.closest<HTMLElement>("[data-open]")?.dataset.open;
    if (opens) this.querySelector<HTMLDialogElement>("#" + opens)?.showModal();
    const on = event.target.closest<HTMLElement>("[data-focus-on]")?.dataset.focusOn;
    if (on) document.getElementById(on)?.focus();
  };

  // elsewhere closes the list of channels when the reader goes on elsewhere.
  private elsewhere = (event: Event): void => {
    const list = this.querySelector<HTMLDetailsElement>("details[data-new][open]");
    if (list && event.target instanceof Node && !list.contains(event.target)) list.open = false;
  };

  // opened puts the focus on the first choice of a list that was opened.
  private opened = (event: Event): void => {
    const list = event.target;
    if (list instanceof HTMLDetailsElement && list.open && list.dataset.confirm) void this.confirm(list);
    if (list instanceof HTMLDetailsElement && list.open && list.matches("[data-new]")) list.querySelector<HTMLElement>("button")?.focus();
  };

  // confirm asks what the citizen will read.
  private async confirm(list: HTMLDetailsElement): Promise<void> {
    const text = list.querySelector(".hv-confirm__text");
    if (!this.form || !text) return;
    const answer = await ask(list.dataset.confirm!, fieldsOf(this.form)).catch(() => undefined);
    if (answer?.status === signedOut) this.askSignIn();
    else text.textContent = answer?.status === 200 ? answer.html : this.dataset.failed ?? "";
  }

  private choose = (event: Event): void => {
    const { kind, value } = (event as CustomEvent<Chosen>).detail;
    if (!this.form || !["klant", "zaak", "product", "antwoord", "script", "medewerker"].includes(kind)) return;
    event.preventDefault();
    void this.act(`${kind}:${value}`);
  };

  // finish asks the closing question when it was not answered, and then ends
  // the contact with one request. Pressing twice asks once.
  private finish(): void {
    const form = this.form, ask = form?.querySelector<HTMLElement>("[data-closing]");
    if (!form || this.stuck) return;
    const fields = new FormData(form), say = ask?.querySelector<HTMLElement>("[data-closing-say]");
    const missing = !ask ? "" : !fields.get("geholpen") ? "geholpen" : fields.get("geholpen") === "nee" && !fields.get("reden") ? "reden" : "";
    this.closing = missing !== "";
    ask?.classList.toggle("hv-closing--ask", this.closing);
    if (say) say.textContent = missing === "geholpen" ? say.dataset.ask ?? "" : missing === "reden" ? say.dataset.why ?? "" : "";
    if (missing) {
      ask?.querySelector<HTMLElement>(`[name=${missing}]`)?.focus();
      ask?.scrollIntoView({ block: "nearest" });
      return;
    }
    void this.act("rond-af");
  }

  private key = (event: KeyboardEvent): void => {
    this.byArrow = event.key.startsWith("Arrow");
    if (event.isComposing || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const at = document.activeElement, chord = chordOf(event);
    if (chord === "Alt+PageDown" || chord === "Alt+PageUp") {
      event.preventDefault();
      return this.turn(chord === "Alt+PageDown" ? 1 : -1);
    }
    if (chord) {
      const target = document.querySelector<HTMLElement>(`[data-chord="${CSS.escape(chord)}"]`);
      if (!target) return;
      event.preventDefault();
      if (target instanceof HTMLInputElement) {
        target.focus();
        target.select();
      } else target.click();
      return;
    }
    if (event.key === "Escape") return this.leave(at, event);
    if (event.key === "Enter" && this.closing && at instanceof HTMLInputElement && at.type === "radio") {
      event.preventDefault();
      if (at.checked) this.finish();
      return;
    }
    if (this.dataset.press !== "true" || event.key.length !== 1 || types(at)) return;
    const target = button(this, event.key.toLowerCase());
    if (!target) return;
    event.preventDefault();
    target.focus();
    target.click();
    const list = target.matches("summary") ? target.closest("details") : null;
    if (list?.open) list.querySelector<HTMLElement>(list.matches("[data-new]") ? "button" : "input, textarea")?.focus();
  };

  // leave leaves the field or the list one is in, so that letters press buttons.
  private leave(at: Element | null, event: KeyboardEvent): void {
    const list = at?.closest<HTMLDetailsElement>("details[data-new][open]");
    if (list) {
      list.open = false;
      return list.querySelector("summary")?.focus();
    }
    if (this.closing) {
      this.closing = false;
      this.querySelector("[data-closing]")?.classList.remove("hv-closing--ask");
    }
    const column = at?.closest<HTMLElement>(".hv-desk__column") ?? (at?.id === "zoekvak" ? this.querySelector<HTMLElement>(".hv-desk__column--about") : null);
    if (!column || !types(at)) return;
    event.preventDefault();
    column.tabIndex = -1;
    column.focus({ preventScroll: true });
  }

  // turn goes to the next or the previous tab.
  private turn(step: number): void {
    const tabs = [...this.querySelectorAll<HTMLAnchorElement>("a[data-tab]")];
    const at = tabs.findIndex((t) => t.hasAttribute("aria-current"));
    const to = tabs[(at + step + tabs.length) % tabs.length];
    if (to && !to.hasAttribute("aria-current")) void this.go(to.href);
  }

  private askSignIn(): void {
    this.oldest ||= performance.now();
    if (this.signIn && !this.signIn.open) this.signIn.showModal();
    this.say(this.dataset.offline ?? "", true);
  }

  // again tries after signing in; who is not signed in yet is told.
  private again(): void {
    const dialog = this.signIn;
    void ask(location.href).then((answer) => {
      const said = dialog?.querySelector("[data-said]");
      if (answer.status === signedOut) {
        if (said) said.textContent = this.dataset.still ?? "";
        return;
      }
      if (said) said.textContent = "";
      dialog?.close();
      this.count++;
      this.hurry();
    }, () => undefined);
  }

  private say(text: string, not = false): void {
    const state = this.querySelector<HTMLElement>("[data-saved]:not(hv-desk)");
    if (!state) return;
    state.classList.toggle("hv-saved--not", not);
    if (state.textContent?.trim() !== text) state.textContent = text;
  }
}

customElements.define("hv-desk", Desk);
