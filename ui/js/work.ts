// <hv-work>: the keys of a list of work and of one task. Every key presses a
// button that is on the screen. In the list j and k walk over the tasks, and a
// button works on the tasks that are picked, else on the one the reader stands
// on. Without script every button and every box is still there.
import { button, chordOf, relabel, types } from "./keys";

class Work extends HTMLElement {
  private at = ""; // the row the reader stands on
  private picked = new Set<string>();
  private watch?: MutationObserver;

  connectedCallback(): void {
    for (const part of this.querySelectorAll<HTMLElement>("[data-script]")) part.hidden = false;
    this.addEventListener("click", this.click);
    this.addEventListener("change", this.change);
    this.addEventListener("focusin", this.focused);
    this.addEventListener("toggle", this.toggled, true);
    this.addEventListener("submit", this.submit, true);
    document.addEventListener("keydown", this.key);
    this.watch = new MutationObserver(() => this.renewed());
    this.watch.observe(this, { childList: true, subtree: true });
    relabel(this);
  }

  disconnectedCallback(): void {
    document.removeEventListener("keydown", this.key);
    this.watch?.disconnect();
  }

  private get rows(): HTMLElement[] { return [...this.querySelectorAll<HTMLElement>("[data-row]")]; }
  private get row(): HTMLElement | undefined { return this.rows.find((r) => r.id === this.at); }
  private box(row?: HTMLElement): HTMLInputElement | null { return row?.querySelector<HTMLInputElement>("input[name=taak]") ?? null; }
  private idOf(box: HTMLInputElement): string { return box.value.split(".")[0] ?? ""; }

  // renewed puts back what the reader had, after the server made the list anew.
  private renewed(): void {
    for (const part of this.querySelectorAll<HTMLElement>("[data-script][hidden]")) part.hidden = false;
    for (const row of this.rows) {
      const box = this.box(row);
      if (box && box.checked !== this.picked.has(this.idOf(box))) box.checked = this.picked.has(this.idOf(box));
      row.classList.toggle("is-here", row.id === this.at);
    }
    relabel(this);
  }

  private change = (event: Event): void => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || box.name !== "taak") return;
    if (box.checked) this.picked.add(this.idOf(box));
    else this.picked.delete(this.idOf(box));
  };

  private focused = (event: FocusEvent): void => {
    const row = (event.target as Element).closest<HTMLElement>("[data-row]");
    if (!row || row.id === this.at) return;
    this.at = row.id;
    for (const r of this.rows) r.classList.toggle("is-here", r === row);
  };

  // walk goes to another row; from nowhere to the first or the last.
  private walk(by: number): void {
    const rows = this.rows;
    const now = rows.findIndex((r) => r.id === this.at);
    const next = rows[now < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.max(0, Math.min(rows.length - 1, now + by))];
    next?.querySelector<HTMLElement>("[data-row-link]")?.focus();
    next?.scrollIntoView({ block: "nearest" });
  }

  private click = (event: Event): void => {
    if (!(event.target instanceof Element)) return;
    const pressed = event.target.closest<HTMLElement>("[data-walk], [data-pick], [data-open]");
    if (!pressed) return;
    if (pressed.dataset.walk) this.walk(Number(pressed.dataset.walk));
    else if (pressed.dataset.open) this.querySelector<HTMLDialogElement>("#" + pressed.dataset.open)?.showModal();
    else {
      const row = this.row, box = this.box(row);
      if (box) box.click();
      row?.querySelector<HTMLElement>("[data-row-link]")?.focus();
    }
  };

  // submit takes the row the reader stands on when no task is picked.
  private submit = (event: Event): void => {
    const form = event.target as HTMLFormElement;
    if (form.id !== "werkvorm" || form.querySelector("input[name=taak]:checked")) return;
    const box = this.box(this.row);
    if (box) box.checked = true;
  };

  // toggled puts the focus on the first field of a panel that opens, and closes
  // the other lists.
  private toggled = (event: Event): void => {
    const panel = event.target;
    if (!(panel instanceof HTMLDetailsElement) || !panel.open || !panel.contains(document.activeElement)) return;
    for (const other of this.querySelectorAll<HTMLDetailsElement>(".hv-mywork__panel[open]")) if (other !== panel) other.open = false;
    if (panel.matches(".hv-mywork__panel, .hv-onetask__panel")) panel.querySelector<HTMLElement>("select, textarea, input:not([type=hidden])")?.focus();
  };

  private key = (event: KeyboardEvent): void => {
    if (event.isComposing || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const at = document.activeElement;
    if (event.key === "Escape") return this.leave(at);
    if (chordOf(event) || event.key.length !== 1 || types(at) || !this.hasAttribute("data-press")) return;
    const target = button(this, event.key.toLowerCase());
    if (!target) return;
    event.preventDefault();
    const keep = target.matches("[data-walk], [data-pick]");
    if (!keep) target.focus();
    if (target instanceof HTMLElement && target.matches("summary")) {
      const panel = target.closest("details");
      if (panel?.open) return panel.querySelector<HTMLElement>("select, textarea, input:not([type=hidden])")?.focus();
    }
    target.click();
  };

  // leave leaves the field, or closes the list that is open.
  private leave(at: Element | null): void {
    const panel = at?.closest<HTMLDetailsElement>(".hv-mywork__panel[open]");
    if (panel) {
      panel.open = false;
      panel.querySelector("summary")?.focus();
    } else if (types(at)) (at as HTMLElement).blur();
  }
}

customElements.define("hv-work", Work);
