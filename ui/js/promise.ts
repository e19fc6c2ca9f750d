// <hv-promise>: resting the pointer on the bar shows its counting; moving
// away hides it again, unless it was opened by hand. Escape closes it. The
// parts are looked up when they are needed: a live page may renew them.
const rest = 350;

class PromiseBar extends HTMLElement {
  private timer?: number;

  connectedCallback(): void {
    this.addEventListener("pointerover", this.enter);
    this.addEventListener("pointerleave", this.leave);
    this.addEventListener("keydown", this.key);
    this.addEventListener("click", this.keep);
  }

  disconnectedCallback(): void {
    window.clearTimeout(this.timer);
  }

  private get details(): HTMLDetailsElement | null {
    return this.querySelector<HTMLDetailsElement>(".hv-promise__count");
  }

  private enter = (event: PointerEvent): void => {
    const on = event.target instanceof Element && event.target.closest(".hv-promise__scale");
    if (event.pointerType !== "mouse" || !on || this.timer || !this.details || this.details.open) return;
    this.timer = window.setTimeout(() => {
      this.timer = undefined;
      const details = this.details;
      if (!details || details.open || !this.matches(":hover")) return;
      this.toggleAttribute("floating", true);
      details.open = true;
    }, rest);
  };

  private leave = (): void => {
    window.clearTimeout(this.timer);
    this.timer = undefined;
    if (this.hasAttribute("floating")) this.close();
  };

  private key = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && this.details?.open) this.close();
  };

  // keep: who presses the heading of the counting opens and closes it by hand.
  private keep = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest("summary")) this.toggleAttribute("floating", false);
  };

  private close(): void {
    this.toggleAttribute("floating", false);
    if (this.details) this.details.open = false;
  }
}

customElements.define("hv-promise", PromiseBar);
