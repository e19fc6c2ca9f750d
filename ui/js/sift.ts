// <hv-sift>: a box above many choices that leaves those with the typed words.
// What is chosen stays in sight. Without script all choices are there.
class Sift extends HTMLElement {
  connectedCallback(): void {
    const box = this.querySelector<HTMLInputElement>("[data-sift]");
    if (!box) return;
    for (const part of this.querySelectorAll<HTMLElement>("[data-script]")) part.hidden = false;
    box.addEventListener("input", () => this.sift(box.value));
    box.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
  }

  private sift(text: string): void {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    for (const group of this.querySelectorAll<HTMLElement>("[data-sift-group]")) {
      let left = 0;
      const title = group.querySelector(".hv-sift__title")?.textContent?.toLowerCase() ?? "";
      for (const one of group.querySelectorAll<HTMLElement>("[data-sift-one]")) {
        const says = title + " " + (one.textContent ?? "").toLowerCase();
        one.hidden = !words.every((w) => says.includes(w)) && !one.querySelector("input:checked");
        if (!one.hidden) left++;
      }
      group.hidden = left === 0;
    }
  }
}

customElements.define("hv-sift", Sift);
