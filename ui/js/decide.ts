// <hv-decide>: a list to decide on by keyboard: J and K go to the next and the
// one before, a letter presses the button of the one with the focus, or of the
// first. Without letters, or without script, every button is there to be pressed.
import { button, chordOf, types } from "./keys";

class Decide extends HTMLElement {
  connectedCallback(): void {
    document.addEventListener("keydown", this.key);
  }

  disconnectedCallback(): void {
    document.removeEventListener("keydown", this.key);
  }

  private key = (event: KeyboardEvent): void => {
    if (!this.hasAttribute("letters") || event.isComposing || event.defaultPrevented || chordOf(event) || types(document.activeElement)) return;
    if (event.key.length !== 1 || document.querySelector("dialog[open], [data-presence][open]")) return;
    const letter = event.key.toLowerCase(), all = [...this.querySelectorAll<HTMLElement>("[data-item]")];
    const at = all.findIndex((item) => item.contains(document.activeElement));
    if (all.length && (letter === "j" || letter === "k")) {
      event.preventDefault();
      all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + (letter === "j" ? 1 : -1)))].focus();
      return;
    }
    const target = button(all[Math.max(at, 0)] ?? this, letter) ?? (all.length ? all[Math.max(at, 0)].querySelector<HTMLElement>(`[data-key="${CSS.escape(letter)}"]`) : null);
    if (!target) return;
    event.preventDefault();
    target.click();
    if (target.matches("summary")) target.parentElement?.querySelector<HTMLElement>("select, input:not([type=hidden])")?.focus();
  };
}

customElements.define("hv-decide", Decide);
