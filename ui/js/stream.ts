// <hv-stream src>: one connection of this browser with the server, over which
// it hears what changed: the topic, never what. Of several tabs one keeps the
// connection and tells the others; when that one closes, another takes over. A
// lost connection, also by a restart of the server, is tried again until it is
// back; then everything is asked anew.

const firstPause = 500, longestPause = 8000;
const changed = "hv-changed", again = "*"; // told when anything may have changed

// onChange calls a function when one of the topics changed, or when the
// connection came back. It returns a function that ends it.
export function onChange(topics: string[], what: (topic: string) => void): () => void {
  const hear = (event: Event): void => {
    const topic = (event as CustomEvent<string>).detail;
    if (topic === again || topics.includes(topic)) what(topic);
  };
  document.addEventListener(changed, hear);
  return () => document.removeEventListener(changed, hear);
}

const tell = (topic: string): void => { document.dispatchEvent(new CustomEvent<string>(changed, { detail: topic })); };

class Stream extends HTMLElement {
  private source?: EventSource;
  private channel?: BroadcastChannel;
  private release?: () => void;
  private pause = firstPause;
  private timer?: number;
  private lost = false;
  private gone = false;

  connectedCallback(): void {
    this.gone = false;
    if ("BroadcastChannel" in window && navigator.locks) {
      const name = "hv-stream " + this.getAttribute("src");
      this.channel = new BroadcastChannel(name);
      this.channel.onmessage = (event: MessageEvent<string>) => this.heard(event.data);
      // the lock is held as long as this tab keeps the connection
      void navigator.locks.request(name, () => new Promise<void>((release) => {
        if (this.gone) return release();
        this.release = release;
        this.listen();
      }));
    } else {
      this.listen();
    }
  }

  disconnectedCallback(): void {
    this.gone = true;
    window.clearTimeout(this.timer);
    this.source?.close();
    this.channel?.close();
    this.release?.();
  }

  private listen(): void {
    const src = this.getAttribute("src");
    if (!src || this.gone) return;
    const source = new EventSource(src);
    this.source = source;
    source.addEventListener("hello", () => {
      this.pause = firstPause;
      if (this.lost) this.both("back");
    });
    source.addEventListener("change", (event) => this.both("change " + (event as MessageEvent<string>).data.split(" ")[0]));
    source.addEventListener("again", () => {
      source.close();
      this.listen();
      tell(again); // for what changed in between
    });
    source.onerror = () => {
      source.close();
      if (!this.lost) this.both("lost");
      this.timer = window.setTimeout(() => this.listen(), this.pause * (0.75 + Math.random() / 2));
      this.pause = Math.min(this.pause * 2, longestPause);
    };
  }

  // both tells this tab and the others.
  private both(what: string): void {
    this.channel?.postMessage(what);
    this.heard(what);
  }

  private heard(what: string): void {
    if (what === "lost") {
      this.lost = true;
      this.say(this.dataset.lost ?? "");
    } else if (what === "back") {
      this.lost = false;
      this.say(this.dataset.back ?? "");
      window.setTimeout(() => { if (!this.lost) this.say(""); }, 3000);
      tell(again);
    } else {
      tell(what.slice("change ".length));
    }
  }

  private say(text: string): void {
    const state = this.querySelector<HTMLElement>("[data-state]");
    if (state && state.textContent !== text) state.textContent = text;
  }
}

customElements.define("hv-stream", Stream);
