// <hv-search>: results while typing, as a combobox: the arrow keys move, Enter
// chooses, Escape closes. The first result is ready to be chosen, so that
// typing and Enter is enough. An older question never overtakes a newer one,
// and what was asked goes by POST: it never stands in an address.
import { ask, signedOut } from "./ask";

const pause = 120;

// Chosen is what was chosen: what kind of thing, which one, and where it is.
export interface Chosen { kind: string; value: string; href: string; text: string; scope: string }

class Search extends HTMLElement {
  private timer?: number;
  private asking?: AbortController;
  private hurry = false; // Enter was pressed before the results came
  private asked = "";

  connectedCallback(): void {
    const input = this.input, list = this.list;
    if (!input || !list) return;
    list.id ||= input.id + "-lijst";
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-haspopup", "listbox");
    this.expanded(false);
    this.addEventListener("input", this.typed);
    this.addEventListener("keydown", this.key);
    this.addEventListener("focusout", this.left);
    this.addEventListener("pointerdown", this.hold);
    this.addEventListener("click", this.clicked);
    this.addEventListener("submit", this.submit);
  }

  disconnectedCallback(): void {
    window.clearTimeout(this.timer);
    this.asking?.abort();
  }

  private get input(): HTMLInputElement | null { return this.querySelector("input"); }
  private get list(): HTMLElement | null { return this.querySelector("[data-results]"); }
  private get options(): HTMLElement[] { return [...this.querySelectorAll<HTMLElement>("[role=option]")]; }
  private get active(): HTMLElement | null { return this.querySelector("[role=option][aria-selected=true]"); }
  private get src(): string { return this.dataset.src ?? this.querySelector("form")?.action ?? ""; }

  private typed = (event: Event): void => {
    if (event.target !== this.input) return;
    window.clearTimeout(this.timer);
    this.hurry = false;
    this.timer = window.setTimeout(() => void this.find(), pause);
  };

  private async find(): Promise<void> {
    const q = this.input?.value.trim() ?? "";
    window.clearTimeout(this.timer);
    this.asking?.abort();
    if (q.length < 2) return this.close();
    const mine = this.asking = new AbortController();
    const body = new URLSearchParams({ q });
    if (this.dataset.scope) body.set("bereik", this.dataset.scope);
    if (this.hurry) body.set("zeker", "ja");
    try {
      const answer = await ask(this.src, body, mine.signal);
      if (mine.signal.aborted) return;
      if (answer.status === signedOut) document.dispatchEvent(new CustomEvent("hv-signed-out"));
      if (answer.status !== 200) return this.say(this.dataset.failed ?? "");
      this.asked = q;
      this.show(answer.html);
    } catch (error) {
      if (!mine.signal.aborted) this.say(this.dataset.failed ?? "");
    }
  }

  private show(html: string): void {
    const list = this.list;
    if (!list) return;
    list.innerHTML = html;
    this.querySelector("[role=listbox]")?.setAttribute("id", list.id + "-opties");
    const options = this.options;
    list.hidden = false;
    this.expanded(options.length > 0);
    this.say(options.length === 0 ? this.dataset.none ?? "" : options.length === 1 ? this.dataset.one ?? "" : `${options.length} ${this.dataset.many ?? ""}`);
    if (options[0]) this.point(options[0]);
    if (this.hurry && options[0]) this.choose(options[0]);
    this.hurry = false;
  }

  private expanded(open: boolean): void {
    const input = this.input;
    input?.setAttribute("aria-expanded", String(open));
    if (open) input?.setAttribute("aria-controls", (this.list?.id ?? "") + "-opties");
    else {
      input?.removeAttribute("aria-controls");
      input?.removeAttribute("aria-activedescendant");
    }
  }

  private close(): void {
    this.asking?.abort();
    window.clearTimeout(this.timer);
    const list = this.list;
    if (list) {
      list.hidden = true;
      list.replaceChildren();
    }
    this.expanded(false);
    this.say("");
  }

  private point(option: HTMLElement): void {
    this.active?.setAttribute("aria-selected", "false");
    option.setAttribute("aria-selected", "true");
    this.input?.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  private key = (event: KeyboardEvent): void => {
    if (event.target !== this.input || event.isComposing) return;
    const options = this.options, at = options.findIndex((o) => o === this.active);
    const open = this.list?.hidden === false;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp": {
        event.preventDefault();
        if (!open) return void this.find();
        const step = event.key === "ArrowDown" ? 1 : -1;
        const next = options[(at + step + options.length) % options.length];
        if (next) this.point(next);
        return;
      }
      case "Enter":
        if (event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        if (open && this.active && this.asked === this.input?.value.trim()) this.choose(this.active);
        else if ((this.input?.value.trim().length ?? 0) > 1 && (open || this.dataset.scope === undefined || this.input?.value !== this.input?.defaultValue)) {
          this.hurry = true;
          void this.find();
        }
        return;
      case "Escape":
        if (!open) return;
        event.preventDefault();
        event.stopPropagation();
        this.close();
    }
  };

  private left = (event: FocusEvent): void => {
    if (!(event.relatedTarget instanceof Node && this.contains(event.relatedTarget))) this.close();
  };

  // hold keeps the focus in the field while the pointer is on the list.
  private hold = (event: PointerEvent): void => {
    if (event.target instanceof Element && event.target.closest("[data-results]")) event.preventDefault();
  };

  private clicked = (event: MouseEvent): void => {
    const option = event.target instanceof Element && event.target.closest<HTMLElement>("[role=option]");
    if (option) this.choose(option);
  };

  private submit = (event: Event): void => event.preventDefault();

  private choose(option: HTMLElement): void {
    const { kind = "", value = "", href = "", text = "" } = option.dataset, scope = this.dataset.scope ?? "";
    this.close();
    if (this.input && !scope) this.input.value = "";
    const chosen = new CustomEvent<Chosen>("hv-choose", { bubbles: true, cancelable: true, detail: { kind, value, href, text, scope } });
    if (this.dispatchEvent(chosen) && href) location.assign(href);
  }

  private say(text: string): void {
    const said = this.querySelector("[data-said]");
    if (said && said.textContent !== text) said.textContent = text;
  }
}

customElements.define("hv-search", Search);
