// A button that asks the device for a passkey: to sign in, or to add one. It
// stays hidden where the browser has none.
type Ceremony = { token?: string; options?: any; answer?: unknown; name?: string; to?: string; error?: string };

const bytes = (text: string) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

class Passkey extends HTMLElement {
  connectedCallback() {
    if (!window.PublicKeyCredential || !navigator.credentials) return;
    this.hidden = false;
    this.querySelector("button")?.addEventListener("click", () => void this.go());
  }

  async post(url: string, body: Ceremony): Promise<Ceremony> {
    const answer = await fetch(url, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    const said: Ceremony = await answer.json();
    if (!answer.ok || said.error) throw new Error(said.error);
    return said;
  }

  async go() {
    const button = this.querySelector("button")!, said = this.querySelector("[data-said]")!;
    const { begin = "", finish = "", to = "", failed = "" } = this.dataset;
    button.disabled = true;
    said.textContent = "";
    try {
      const { token, options } = await this.post(begin, {});
      const o = options.publicKey ?? options;
      o.challenge = bytes(o.challenge);
      for (const c of [...(o.excludeCredentials ?? []), ...(o.allowCredentials ?? [])]) c.id = bytes(c.id);
      const adding = "add" in this.dataset;
      if (adding) o.user.id = bytes(o.user.id);
      const made = (adding ? await navigator.credentials.create({ publicKey: o }) : await navigator.credentials.get({ publicKey: o })) as PublicKeyCredential;
      const r = made.response as any;
      const response: Record<string, unknown> = { clientDataJSON: text(r.clientDataJSON) };
      for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) if (r[name]) response[name] = text(r[name]);
      if (r.getTransports) response.transports = r.getTransports();
      const answer = { id: made.id, rawId: text(made.rawId), type: made.type, authenticatorAttachment: made.authenticatorAttachment, clientExtensionResults: made.getClientExtensionResults(), response };
      location.assign((await this.post(finish, { token, answer, to })).to ?? "/");
    } catch (error) {
      said.textContent = (error instanceof Error && !(error instanceof DOMException) && error.message) || failed;
      button.disabled = false;
    }
  }
}
customElements.define("hv-passkey", Passkey);
