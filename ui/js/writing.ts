// <hv-writing src>: while somebody writes, shows how the text reads and what it
// will look like. The server checks it; the form sends nothing that is saved.
import { Idiomorph } from "idiomorph/dist/idiomorph.esm.js";

const rest = 600; // milliseconds without a key before the text is checked

class Writing extends HTMLElement {
  private timer?: number;
  private asked = 0;

  connectedCallback(): void {
    this.closest("form")?.addEventListener("input", this.typed);
  }

  disconnectedCallback(): void {
    this.closest("form")?.removeEventListener("input", this.typed);
    window.clearTimeout(this.timer);
  }

  private typed = (event: Event): void => {
    if (!(event.target as HTMLElement).hasAttribute("data-check")) return;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.check(), rest);
  };

  private async check(): Promise<void> {
    const mine = ++this.asked;
    const body = new URLSearchParams();
    this.closest("form")
      ?.querySelectorAll<HTMLTextAreaElement>("[data-check]")
      .forEach((field) => body.append(field.name, field.value));
    const answer = await fetch(this.getAttribute("src") ?? "", { method: "POST", body, redirect: "manual" }).catch(() => undefined);
    if (!answer?.ok) return;
    const html = await answer.text();
    if (mine === this.asked) Idiomorph.morph(this, html, { morphStyle: "innerHTML" });
  }
}

customElements.define("hv-writing", Writing);
