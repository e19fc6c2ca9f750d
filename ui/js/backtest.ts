// <hv-backtest>: moving the slider answers at once, from the distribution that
// came with the page. It computes exactly what the server computes.
interface Bucket { u: number; e: number; o?: number }
interface Data {
  buckets: Bucket[]; max: number; endedOnly: boolean; lang: string;
  one: string; many: string; target: number; of: string; voice: string;
}

export function kept(buckets: Bucket[], term: number, endedOnly: boolean): { kept: number; n: number } {
  let kept = 0, n = 0;
  for (const b of buckets) {
    n += b.e;
    if (b.u <= term) kept += b.e;
    else if (!endedOnly) n += b.o ?? 0;
  }
  return { kept, n };
}

class BackTest extends HTMLElement {
  private data!: Data;
  private range!: HTMLInputElement;

  connectedCallback(): void {
    const source = this.querySelector<HTMLScriptElement>("script[type='application/json']");
    const range = this.querySelector<HTMLInputElement>("[data-range]");
    if (!source?.textContent || !range) return;
    this.data = JSON.parse(source.textContent) as Data;
    this.range = range;
    range.addEventListener("input", () => this.show());
    for (const pick of this.querySelectorAll<HTMLButtonElement>("[data-pick]")) {
      pick.addEventListener("click", (event) => {
        event.preventDefault();
        range.value = pick.dataset.pick ?? range.value;
        this.show();
        range.focus();
      });
    }
    this.show();
  }

  private show(): void {
    const d = this.data, term = Number(this.range.value);
    const { kept: good, n } = kept(d.buckets, term, d.endedOnly);
    const whole = new Intl.NumberFormat(d.lang);
    const words = `${whole.format(term)} ${term === 1 ? d.one : d.many}`;
    const share = n === 0 ? "–" : percent(good, n, d.lang);
    this.text("[data-term]", words);
    this.text("[data-share]", share);
    this.text("[data-of]", d.of.replace("{kept}", whole.format(good)).replace("{n}", whole.format(n)));
    this.range.setAttribute("aria-valuetext", d.voice.replace("{term}", words).replace("{share}", share));
    const met = n > 0 && Math.round((good * 10000) / n) >= (d.target || 9000);
    const figure = this.querySelector("[data-share]");
    figure?.classList.toggle("hv-figure--good", met);
    figure?.classList.toggle("hv-figure--bad", !met);
    for (const bar of this.querySelectorAll<SVGRectElement>("[data-to]")) {
      bar.classList.toggle("hv-histogram__bar--in", Number(bar.dataset.to) <= term);
    }
    const at = `${(100 * term) / d.max}%`, left = 2 * term > d.max;
    const line = this.querySelector("[data-line]");
    line?.setAttribute("x1", at);
    line?.setAttribute("x2", at);
    const label = this.querySelector("[data-line-text]");
    label?.setAttribute("x", at);
    label?.setAttribute("dx", left ? "-6" : "6");
    label?.setAttribute("text-anchor", left ? "end" : "start");
    if (label) label.textContent = words;
    const now = this.querySelector<SVGTextElement>("[data-now]");
    if (now) {
      const current = Number(now.dataset.now), place = current / d.max;
      const end = place > 0.8 || (term > current && place > 0.2);
      now.setAttribute("dx", end ? "-6" : "6");
      now.setAttribute("text-anchor", end ? "end" : "start");
    }
  }

  private text(selector: string, text: string): void {
    const element = this.querySelector(selector);
    if (element) element.textContent = text;
  }
}

// percent writes one decimal and never rounds up to 100% or down to 0%.
function percent(part: number, n: number, lang: string): string {
  let tenths = Math.round(Math.round((part * 10000) / n) / 10);
  if (tenths === 1000 && part < n) tenths = 999;
  if (tenths === 0 && part > 0) tenths = 1;
  return new Intl.NumberFormat(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(tenths / 10) + "%";
}

customElements.define("hv-backtest", BackTest);
