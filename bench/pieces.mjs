import { createHash } from "node:crypto";

/**
 * Takes generated files apart into fixed texts, and slots for the names of tables and the hashes of files. What the
 * floor program does is to put them together again.
 */
export function takeApart(files, names) {
  const indexOfName = new Map(names.map((name, index) => [name, index]));
  const indexOfHash = new Map([...files.values()].map((content, index) => [sha256(content), index]));
  const slots = new RegExp(`(${names[0].replace(/\d/g, "\\d")}|"sha256":"[0-9a-f]{64}")`);
  const piecesOf = (text) =>
    text.split(slots).map((part, index) => {
      if (index % 2 === 0) return part;
      const name = indexOfName.get(part);
      if (name !== undefined) return { name };
      const hash = indexOfHash.get(/[0-9a-f]{64}/.exec(part)?.[0]);
      return hash === undefined ? part : { hash };
    });
  return [...files].map(([path, content]) => ({ path: piecesOf(path), content: piecesOf(content) }));
}

export function putTogether(pieces, names, hashes) {
  let text = "";
  for (const piece of pieces) {
    if (typeof piece === "string") text += piece;
    else if (piece.name !== undefined) text += names[piece.name];
    else text += `"sha256":"${hashes[piece.hash]}"`;
  }
  return text;
}

export function sha256(content) {
  return createHash("sha256").update(content).digest("hex");
}
