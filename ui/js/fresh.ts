// <hv-fresh src topics>: a part of a page that the server makes anew when one
// of its topics changed. What the reader types in, has opened or has the focus
// on stays. Without script the part is as it was when the page was made.
import { Idiomorph } from "idiomorph/dist/idiomorph.esm.js";
import { onChange } from "./stream";

class Fresh extends HTMLElement {
  private stop?: () => void;
  private busy = false;
  private stale = false;
  private timer?: number;

  connectedCallback(): void {
    this.stop = onChange((this.getAttribute("topics") ?? "").split(" "), () => void this.refresh());
    const every = Number(this.getAttribute("every") ?? 0); // seconds, for what changes by time alone
    if (every > 0) this.timer = window.setInterval(() => void this.refresh(), every * 1000);
    this.addEventListener("submit", (event) => void this.post(event));
  }

  disconnectedCallback(): void {
    this.stop?.();
    window.clearInterval(this.timer);
  }

  private async refresh(): Promise<void> {
    if (!this.getAttribute("src")) return;
    if (this.busy) {
      this.stale = true;
      return;
    }
    this.busy = true;
    try {
      const answer = await fetch(this.getAttribute("src") ?? "", { headers: { "Hv-Fragment": "1" }, redirect: "manual" });
      if (answer.ok) this.morph(await answer.text());
    } catch {
      // the connection tells by itself that it is lost
    }
    this.busy = false;
    if (this.stale) {
      this.stale = false;
      void this.refresh();
    }
  }

  // post sends a form of this part that asks for it, without leaving the page.
  private async post(event: Event): Promise<void> {
    const form = event.target as HTMLFormElement;
    if (!form.hasAttribute("data-here") || event.defaultPrevented) return;
    event.preventDefault();
    const body = new URLSearchParams();
    new FormData(form, (event as SubmitEvent).submitter).forEach((value, name) => body.append(name, String(value)));
    const answer = await fetch(form.action, { method: "POST", body, headers: { "Hv-Fragment": "1" }, redirect: "manual" }).catch(() => undefined);
    if (!answer || (!answer.ok && answer.type !== "opaqueredirect")) {
      HTMLFormElement.prototype.submit.call(form); // the page itself says what is wrong
      return;
    }
    form.closest<HTMLElement>("[popover]")?.hidePopover();
    form.closest("details")?.removeAttribute("open");
    await this.refresh();
  }

  private morph(html: string): void {
    Idiomorph.morph(this, html, {
      morphStyle: "innerHTML",
      ignoreActiveValue: true,
      callbacks: {
        beforeAttributeUpdated: (name: string, node: Element) => !(name === "open" && node instanceof HTMLDetailsElement),
      },
    });
  }
}

customElements.define("hv-fresh", Fresh);
