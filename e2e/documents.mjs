// Reads documents as other programs do: a PDF by pdftotext, a zip by its list.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";

// pdfText is the text of a PDF with single spaces.
export function pdfText(data) {
  return execFileSync("pdftotext", ["-layout", "-", "-"], { input: data }).toString().replace(/\s+/g, " ");
}

// entries are the files of a zip by their names, as its closing list gives them.
export function entries(path) {
  const z = readFileSync(path), all = {};
  const end = z.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  for (let n = z.readUInt16LE(end + 10), at = z.readUInt32LE(end + 16); n > 0; n--) {
    const [name, extra, note] = [28, 30, 32].map((o) => z.readUInt16LE(at + o));
    const head = z.readUInt32LE(at + 42), from = head + 30 + z.readUInt16LE(head + 26) + z.readUInt16LE(head + 28);
    const data = z.subarray(from, from + z.readUInt32LE(at + 20));
    all[z.toString("utf8", at + 46, at + 46 + name)] = z.readUInt16LE(at + 10) === 8 ? inflateRawSync(data) : data;
    at += 46 + name + extra + note;
  }
  return all;
}
