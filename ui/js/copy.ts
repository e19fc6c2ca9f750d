// What is typed and not yet on the server is kept on this device, so that it
// outlives a browser that stops. It goes as soon as the server has it, when
// the contact is finished, and when somebody signs out.

const prefix = "hv-draft:";

export interface Copy { version: string; fields: [string, string][] }

export function keep(id: string, copy: Copy): void {
  try {
    localStorage.setItem(prefix + id, JSON.stringify(copy));
  } catch {
    // no room on the device: the server is the place that counts
  }
}

export function kept(id: string): Copy | undefined {
  try {
    const text = localStorage.getItem(prefix + id);
    return text ? JSON.parse(text) as Copy : undefined;
  } catch {
    return undefined;
  }
}

export function forget(id: string): void {
  try {
    localStorage.removeItem(prefix + id);
  } catch {
    // nothing was kept there
  }
}

// forgetAllBut removes the copies of contacts that are no longer open.
export function forgetAllBut(open: string[]): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(prefix) && !open.includes(key.slice(prefix.length))) localStorage.removeItem(key);
    }
  } catch {
    // nothing was kept there
  }
}

document.addEventListener("submit", (event) => {
  if (event.target instanceof HTMLFormElement && event.target.hasAttribute("data-signout")) forgetAllBut([]);
});
