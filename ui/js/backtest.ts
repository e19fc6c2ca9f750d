// <hv-backtest>: moving the slider answers at once, from the levels that came
// with the page: what the server computed for every stop.
type Level = [term: number, kept: number, n: number];
interface Data {
  levels: Level[]; left: number; lang: string; one: string; many: string; relative?: boolean; backward?: boolean;
  zero: string; less: string; more: string; target: number; of: string; voice: string;
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

  private level(term: number): Level {
    let found: Level = this.data.levels[0] ?? [term, 0, 0];
    for (const l of this.data.levels) {
      if (l[0] > term) break;
      found = l;
    }
    return found;
  }

  private words(term: number): string {
    const d = this.data, n = Math.abs(term);
    const words = `${new Intl.NumberFormat(d.lang).format(n)} ${n === 1 ? d.one : d.many}`;
    if (!d.relative) return words;
    if (term === 0) return d.zero;
    return (term < 0 ? d.less : d.more).replace("%s", words);
  }

  private place(term: number): number {
    const last = this.data.levels.at(-1)?.[0] ?? 1;
    return Math.max(0, Math.min(100, (100 * (term - this.data.left)) / (last - this.data.left)));
  }

  private show(): void {
    const d = this.data, term = Number(this.range.value);
    const [, kept, n] = this.level(term);
    const whole = new Intl.NumberFormat(d.lang), words = this.words(term);
    const share = n === 0 ? "–" : percent(kept, n, d.lang);
    this.text("[data-term]", words);
    this.text("[data-share]", share);
    this.text("[data-of]", d.of.replace("{kept}", whole.format(kept)).replace("{n}", whole.format(n)));
    this.range.setAttribute("aria-valuetext", d.voice.replace("{term}", words).replace("{share}", share));
    const met = n > 0 && Math.round((kept * 10000) / n) >= d.target;
    const figure = this.querySelector("[data-share]");
    figure?.classList.toggle("hv-figure--good", met);
    figure?.classList.toggle("hv-figure--bad", !met);
    for (const bar of this.querySelectorAll<SVGRectElement>("[data-to]")) {
      const within = d.backward ? Number(bar.dataset.from) >= term : Number(bar.dataset.to) <= term;
      bar.classList.toggle("hv-histogram__bar--in", within);
    }
    this.draw(term, words);
  }

  // draw moves the two lines' texts out of each other's way.
  private draw(term: number, words: string): void {
    const at = this.place(term), line = this.querySelector("[data-line]");
    line?.setAttribute("x1", `${at}%`);
    line?.setAttribute("x2", `${at}%`);
    const label = this.querySelector("[data-line-text]");
    if (label) {
      label.setAttribute("x", `${at}%`);
      label.textContent = words;
      side(label, at > 50);
    }
    const now = this.querySelector<SVGTextElement>("[data-now]");
    if (now) {
      const current = Number(now.dataset.now), place = this.place(current);
      side(now, place > 80 || (term > current && place > 20));
    }
  }

  private text(selector: string, text: string): void {
    const element = this.querySelector(selector);
    if (element) element.textContent = text;
  }
}

function side(text: Element, left: boolean): void {
  text.setAttribute("dx", left ? "-6" : "6");
  text.setAttribute("text-anchor", left ? "end" : "start");
}

// percent writes one decimal and never rounds up to 100% or down to 0%.
function percent(part: number, n: number, lang: string): string {
  let tenths = Math.round(Math.round((part * 10000) / n) / 10);
  if (tenths === 1000 && part < n) tenths = 999;
  if (tenths === 0 && part > 0) tenths = 1;
  return new Intl.NumberFormat(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(tenths / 10) + "%";
}

customElements.define("hv-backtest", BackTest);
