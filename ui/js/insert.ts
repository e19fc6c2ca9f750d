// <hv-insert>: makes of each word in its list a button that puts it in the text
// where the cursor is: in the field with data-insert, or in the title when that
// had the focus last.

class Insert extends HTMLElement {
  private field?: HTMLTextAreaElement | HTMLInputElement;

  connectedCallback(): void {
    const form = this.closest("form");
    this.field = form?.querySelector<HTMLTextAreaElement>("[data-insert]") ?? undefined;
    form?.addEventListener("focusin", this.chose);
    this.querySelectorAll("dt > code").forEach((code) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "hv-words__insert hv-code";
      button.textContent = code.textContent;
      button.addEventListener("click", () => this.put(button.textContent ?? ""));
      code.replaceWith(button);
    });
    this.querySelector("[data-hint]")?.removeAttribute("hidden");
  }

  disconnectedCallback(): void {
    this.closest("form")?.removeEventListener("focusin", this.chose);
  }

  private chose = (event: FocusEvent): void => {
    const at = event.target;
    if ((at instanceof HTMLTextAreaElement || at instanceof HTMLInputElement) && at.hasAttribute("data-check")) this.field = at;
  };

  private put(word: string): void {
    const field = this.field;
    if (!field) return;
    field.setRangeText(word, field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length, "end");
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

customElements.define("hv-insert", Insert);
