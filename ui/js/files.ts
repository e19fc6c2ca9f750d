// <hv-files>: files go to the server as soon as they are chosen, dropped on the
// contact or pasted into it, each with its progress. What fails says so in
// words and can be tried again.

class Files extends HTMLElement {
  private stop = new AbortController();

  connectedCallback(): void {
    this.stop = new AbortController();
    const options = { signal: this.stop.signal }, work = this.closest<HTMLElement>("form[data-work]") ?? this;
    this.addEventListener("change", (event) => {
      const pick = event.target;
      if (!(pick instanceof HTMLInputElement) || pick.type !== "file") return;
      event.stopPropagation();
      this.all(pick.files);
      pick.value = "";
    }, options);
    work.addEventListener("dragover", (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      work.classList.add("hv-work--drop");
    }, options);
    work.addEventListener("dragleave", (event) => {
      if (!(event.relatedTarget instanceof Node && work.contains(event.relatedTarget))) work.classList.remove("hv-work--drop");
    }, options);
    work.addEventListener("drop", (event) => {
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      work.classList.remove("hv-work--drop");
      this.all(event.dataTransfer.files);
    }, options);
    work.addEventListener("paste", (event) => {
      if (!event.clipboardData?.files.length) return;
      event.preventDefault();
      this.all(event.clipboardData.files);
    }, options);
  }

  disconnectedCallback(): void { this.stop.abort(); }

  private all(files: FileList | null): void {
    for (const file of files ?? []) this.send(file);
  }

  private send(file: File): void {
    const row = document.createElement("li"), bar = document.createElement("progress"), words = document.createElement("span");
    row.className = "hv-file-row";
    words.textContent = `${file.name} ${this.dataset.busy ?? ""}`;
    bar.max = 100;
    bar.setAttribute("aria-label", file.name);
    row.append(words, bar);
    this.querySelector("[data-busy-list]")?.append(row);
    const request = new XMLHttpRequest(), body = new FormData();
    body.append("bestand", file);
    request.open("POST", this.dataset.src ?? "");
    request.setRequestHeader("Hv-Fragment", "1");
    request.upload.onprogress = (event) => { bar.value = event.lengthComputable ? 100 * event.loaded / event.total : 0; };
    const failed = (why: string): void => {
      bar.remove();
      words.textContent = `${file.name}: ${why}`;
      const again = document.createElement("button"), away = document.createElement("button");
      again.type = away.type = "button";
      again.className = away.className = "hv-plain";
      again.textContent = this.dataset.again ?? "";
      away.textContent = this.dataset.away ?? "";
      again.onclick = () => { row.remove(); this.send(file); };
      away.onclick = () => row.remove();
      row.append(again, away);
    };
    request.onload = () => {
      if (request.status === 401) document.dispatchEvent(new CustomEvent("hv-signed-out"));
      if (request.status !== 200) return failed(request.getResponseHeader("Content-Type")?.startsWith("text/plain") ? request.responseText : this.dataset.failed ?? "");
      row.remove();
      this.dispatchEvent(new CustomEvent("hv-refresh", { bubbles: true }));
    };
    request.onerror = () => failed(this.dataset.failed ?? "");
    request.send(body);
  }
}

customElements.define("hv-files", Files);
