// Asking the server for a piece of a page, or to do something. What can go
// wrong has a name: no connection, signed out, or the answer itself.

export interface Answer { status: number; html: string; at: string }

// signedOut is the status of a session that ran out.
export const signedOut = 401;

// ask sends a form and gives what came back. It throws when there is no
// connection; a redirect to the page for signing in counts as signed out.
export async function ask(to: string, body?: URLSearchParams, signal?: AbortSignal): Promise<Answer> {
  const answer = await fetch(to, { method: body ? "POST" : "GET", body, headers: { "Hv-Fragment": "1" }, redirect: "manual", credentials: "same-origin", signal });
  if (answer.type === "opaqueredirect") return { status: signedOut, html: "", at: "" };
  return { status: answer.status, html: await answer.text(), at: answer.headers.get("Hv-Location") ?? "" };
}

// fieldsOf are the fields of a form as they are sent; files go another way.
export function fieldsOf(form: HTMLFormElement, doing = ""): URLSearchParams {
  const body = new URLSearchParams();
  new FormData(form).forEach((value, name) => { if (typeof value === "string") body.append(name, value); });
  if (doing) body.append("doe", doing);
  return body;
}
