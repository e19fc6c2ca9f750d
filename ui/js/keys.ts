// Keys press buttons that are there to be seen. A single letter is dead while
// somebody types, and can be switched off (WCAG 2.1.4); chords with Ctrl or
// Alt always work. A part with data-key-scope has keys of its own, which count
// while the focus is in it.

const typing = /^(text|search|tel|email|url|number|password|date|time|datetime-local)$/;

// types says whether letters are typed into an element.
export function types(at: Element | null): boolean {
  return at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement
    || (at instanceof HTMLInputElement && typing.test(at.type)) || (at instanceof HTMLElement && at.isContentEditable);
}

const seen = (e: HTMLElement): boolean => e.getClientRects().length > 0 || e.matches("input[type=radio]") && e.parentElement!.getClientRects().length > 0;

// letters are the keys of the house with the letter that the reader chose for
// each: "po bq" is o for p and q for b.
function letters(): Map<string, string> {
  const own = document.querySelector<HTMLElement>("[data-letters]")?.dataset.letters ?? "";
  return new Map(own.split(" ").filter(Boolean).map((pair) => [pair.slice(0, 1), pair.slice(1)]));
}

// house is the key of the house that a letter of the reader presses; empty when
// the letter was given away.
function house(letter: string): string {
  const own = letters();
  for (const [was, now] of own) if (now === letter) return was;
  return own.has(letter) ? "" : letter;
}

// relabel shows the letters of the reader on the buttons.
export function relabel(root: ParentNode): void {
  const own = letters();
  if (own.size === 0) return;
  for (const cap of root.querySelectorAll<HTMLElement>("[data-key] > .hv-key, .hv-key[data-letter]")) {
    const was = (cap.dataset.was ??= cap.textContent?.trim().toLowerCase() ?? ""), now = own.get(was);
    const text = (now ?? was).toUpperCase();
    if (was.length === 1 && cap.textContent?.toUpperCase() !== text) cap.textContent = text;
  }
}

// button finds what a letter presses: in the scope of the focus first.
export function button(root: ParentNode, pressed: string): HTMLElement | undefined {
  const letter = house(pressed);
  if (!letter) return undefined;
  const wanted = `[data-key="${CSS.escape(letter)}"]`;
  const scope = document.activeElement?.closest("[data-key-scope]");
  const near = scope && [...scope.querySelectorAll<HTMLElement>(wanted)].find(seen);
  return near ?? [...root.querySelectorAll<HTMLElement>(wanted)].find((e) => seen(e) && !e.closest("[data-key-scope]"));
}

// chordOf names the chord of a key event as data-chord writes it; empty for
// what is no chord.
export function chordOf(event: KeyboardEvent): string {
  if (!event.ctrlKey && !event.altKey && !event.metaKey) return "";
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return (event.ctrlKey || event.metaKey ? "Control+" : "") + (event.altKey ? "Alt+" : "") + key;
}
