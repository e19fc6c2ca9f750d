// <hv-promise>: resting the pointer on the bar shows its counting; moving
// away hides it again, unless it was opened by hand. Escape closes it.
const rest = 350;

class PromiseBar extends HTMLElement {
  private timer?: number;
  private hovered = false;

  connectedCallback(): void {
    const details = this.querySelector<HTMLDetailsElement>(".hv-promise__count");
    const scale = this.querySelector<HTMLElement>(".hv-promise__scale");
    if (!details || !scale) return;
    scale.addEventListener("pointerenter", (event) => {
      if (event.pointerType !== "mouse" || details.open) return;
      this.timer = window.setTimeout(() => {
        this.hovered = true;
        this.classList.add("hv-promise--float");
        details.open = true;
      }, rest);
    });
    scale.addEventListener("pointerleave", () => window.clearTimeout(this.timer));
    this.addEventListener("pointerleave", () => this.hide(details));
    this.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && details.open) {
        this.hovered = true;
        this.hide(details);
      }
    });
    details.querySelector("summary")?.addEventListener("click", () => {
      this.hovered = false;
      this.classList.remove("hv-promise--float");
    });
  }

  private hide(details: HTMLDetailsElement): void {
    window.clearTimeout(this.timer);
    if (!this.hovered) return;
    this.hovered = false;
    details.open = false;
    this.classList.remove("hv-promise--float");
  }
}

customElements.define("hv-promise", PromiseBar);
