// Ready texts: a slash at the beginning of a word in a field with data-macros
// offers them. The arrow keys move, Enter or Tab puts the text in place,
// Escape leaves what was typed.
import { ask } from "./ask";

const word = /(^|\s)(\/[a-z0-9-]*)$/i, pause = 100;

class Offer {
  private list?: HTMLElement;
  private timer?: number;
  private asking?: AbortController;

  constructor(private field: HTMLTextAreaElement) {}

  private get typed(): string | undefined {
    return word.exec(this.field.value.slice(0, this.field.selectionStart))?.[2];
  }

  look(): void {
    window.clearTimeout(this.timer);
    const typed = this.typed;
    if (typed === undefined) return this.close();
    this.timer = window.setTimeout(() => void this.find(typed), pause);
  }

  private async find(typed: string): Promise<void> {
    this.asking?.abort();
    const mine = this.asking = new AbortController();
    const form = this.field.form, src = form?.dataset.macros;
    if (!src) return;
    try {
      const answer = await ask(src, new URLSearchParams({ q: typed }), mine.signal);
      if (mine.signal.aborted || answer.status !== 200 || this.typed !== typed) return;
      this.show(answer.html);
    } catch {
      // without a connection nothing is offered; what was typed stays
    }
  }

  private show(html: string): void {
    this.close();
    const list = document.createElement("div");
    list.className = "hv-macros";
    list.innerHTML = html;
    const options = list.querySelectorAll<HTMLElement>("[role=option]");
    if (options.length === 0) return;
    this.field.after(list);
    this.list = list;
    this.field.setAttribute("aria-controls", "macros-lijst");
    list.querySelector("[role=listbox]")!.id = "macros-lijst";
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target instanceof Element && event.target.closest<HTMLElement>("[role=option]");
      if (option) void this.put(option);
    });
    this.point(options[0]!);
  }

  private point(option: HTMLElement): void {
    this.active?.setAttribute("aria-selected", "false");
    option.setAttribute("aria-selected", "true");
    this.field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  private get active(): HTMLElement | null { return this.list?.querySelector<HTMLElement>("[aria-selected=true]") ?? null; }

  close(): void {
    this.list?.remove();
    this.list = undefined;
    this.field.removeAttribute("aria-controls");
    this.field.removeAttribute("aria-activedescendant");
  }

  // key says whether it did something with a key.
  key(event: KeyboardEvent): boolean {
    if (!this.list) return false;
    const options = [...this.list.querySelectorAll<HTMLElement>("[role=option]")], at = options.findIndex((o) => o === this.active);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") this.point(options[(at + (event.key === "ArrowDown" ? 1 : -1) + options.length) % options.length]!);
    else if (event.key === "Enter" && !event.ctrlKey || event.key === "Tab") void this.put(options[at] ?? options[0]!);
    else if (event.key === "Escape") this.close();
    else return false;
    return true;
  }

  // put asks for the text with its variables filled in and writes it in place.
  private async put(option: HTMLElement): Promise<void> {
    const typed = this.typed, form = this.field.form;
    this.close();
    if (typed === undefined || !form?.dataset.macros) return;
    const body = new URLSearchParams({ sleutel: option.dataset.value ?? "", contact: form.dataset.work ?? "" });
    const answer = await ask(form.dataset.macros, body).catch(() => undefined);
    if (answer?.status !== 200) return;
    const end = this.field.selectionStart, start = end - typed.length;
    this.field.setRangeText(answer.html, start, end, "end");
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

const offers = new WeakMap<HTMLTextAreaElement, Offer>();

function offer(target: EventTarget | null): Offer | undefined {
  if (!(target instanceof HTMLTextAreaElement) || !target.hasAttribute("data-macros")) return undefined;
  let one = offers.get(target);
  if (!one) offers.set(target, one = new Offer(target));
  return one;
}

document.addEventListener("input", (event) => offer(event.target)?.look());
document.addEventListener("focusout", (event) => offer(event.target)?.close());
document.addEventListener("keydown", (event) => {
  if (!event.isComposing && offer(event.target)?.key(event)) {
    event.preventDefault();
    event.stopPropagation();
  }
}, true);
