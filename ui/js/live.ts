// <hv-live src>: listens to a stream of server-rendered fragments and morphs
// them into place, so that focus, selection and open details stay. A lost
// connection, also by a restart of the server, is tried again until it is back.
import { Idiomorph } from "idiomorph/dist/idiomorph.esm.js";

const firstPause = 500, longestPause = 8000;

class Live extends HTMLElement {
  private source?: EventSource;
  private pause = firstPause;
  private timer?: number;
  private lost = false;

  connectedCallback(): void {
    this.listen();
    document.addEventListener("visibilitychange", this.wake);
  }

  disconnectedCallback(): void {
    document.removeEventListener("visibilitychange", this.wake);
    this.close();
  }

  private wake = (): void => {
    if (document.hidden) this.close();
    else if (!this.source) this.listen();
  };

  private close(): void {
    window.clearTimeout(this.timer);
    this.source?.close();
    this.source = undefined;
  }

  private listen(): void {
    const src = this.getAttribute("src");
    if (!src) return;
    this.close();
    const source = new EventSource(src);
    this.source = source;
    source.addEventListener("fragment", (event) => {
      this.pause = firstPause;
      const back = this.lost;
      this.lost = false;
      if (back) this.say(this.dataset.back ?? "");
      this.morph((event as MessageEvent<string>).data);
    });
    source.onerror = () => {
      this.lost = true;
      this.say(this.dataset.lost ?? "");
      this.close();
      this.timer = window.setTimeout(() => this.listen(), this.pause);
      this.pause = Math.min(this.pause * 2, longestPause);
    };
  }

  private morph(html: string): void {
    const target = this.querySelector("[data-target]");
    if (!target) return;
    Idiomorph.morph(target, html, {
      morphStyle: "innerHTML",
      ignoreActiveValue: true,
      callbacks: {
        // what the reader opened stays open
        beforeAttributeUpdated: (name: string, node: Element) => !(name === "open" && node instanceof HTMLDetailsElement) && name !== "floating",
      },
    });
  }

  private say(text: string): void {
    const state = this.querySelector<HTMLElement>("[data-state]");
    if (!state || state.textContent === text) return;
    state.textContent = text;
    if (!this.lost) window.setTimeout(() => { if (!this.lost) state.textContent = ""; }, 3000);
  }
}

customElements.define("hv-live", Live);
