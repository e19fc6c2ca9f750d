// <hv-clock data-elapsed data-runs>: counts up from what the server counted.
const every = 1000;

class Clock extends HTMLElement {
  static observedAttributes = ["data-elapsed", "data-runs"];
  private began = 0;
  private timer?: number;

  connectedCallback(): void {
    this.begin();
    this.timer = window.setInterval(() => this.show(), every);
  }

  disconnectedCallback(): void { window.clearInterval(this.timer); }

  attributeChangedCallback(): void {
    this.begin();
    this.show();
  }

  private begin(): void { this.began = performance.now() - Number(this.dataset.elapsed ?? 0); }

  private show(): void {
    const time = this.querySelector("[data-time]");
    if (!time || this.dataset.runs === undefined) return;
    const seconds = Math.floor((performance.now() - this.began) / 1000), two = (n: number): string => String(n).padStart(2, "0");
    const hours = Math.floor(seconds / 3600);
    const text = (hours ? hours + ":" : "") + two(Math.floor(seconds / 60) % 60) + ":" + two(seconds % 60);
    if (time.textContent !== text) time.textContent = text;
  }
}

customElements.define("hv-clock", Clock);
