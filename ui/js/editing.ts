// <hv-editing src topics>: tells the server that this page is open to change
// something, and shows who else has it open.
import { onChange } from "./stream";

const every = 20_000;

class Editing extends HTMLElement {
  private stop?: () => void;
  private timer?: number;

  connectedCallback(): void {
    this.stop = onChange((this.getAttribute("topics") ?? "").split(" "), () => void this.say());
    this.timer = window.setInterval(() => void this.say(), every);
    window.addEventListener("pagehide", this.close);
    void this.say();
  }

  disconnectedCallback(): void {
    this.close();
    this.stop?.();
    window.clearInterval(this.timer);
    window.removeEventListener("pagehide", this.close);
  }

  private close = (): void => {
    navigator.sendBeacon(this.getAttribute("src") ?? "", new URLSearchParams({ dicht: "1" }));
  };

  private async say(): Promise<void> {
    const answer = await fetch(this.getAttribute("src") ?? "", { method: "POST", body: new URLSearchParams(), redirect: "manual" }).catch(() => undefined);
    if (!answer?.ok) return;
    const html = (await answer.text()).trim();
    if (this.innerHTML.trim() !== html) this.innerHTML = html;
  }
}

customElements.define("hv-editing", Editing);
