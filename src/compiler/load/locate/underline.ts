import type { Node } from "ts-morph";
import type { Place } from "../../model/diagnostic.js";

/**
 * The place of a node. One that goes over several lines is marked by the name of its property, where it has one,
 * else on its first line.
 */
export function underlineOf(node: Node, name?: Node): Place {
  const isLong = node.getStartLineNumber() !== node.getEndLineNumber();
  const marked = isLong && name !== undefined ? name : node;
  return placeAt(marked, marked.getStart(), marked.getEnd());
}

/** The first occurrence of a whole word in the nodes, as they are written. */
export function underlineOfText(nodes: Iterable<Node>, text: string): Place | undefined {
  const word = new RegExp(`(?<![\\p{ID_Continue}$])${escaped(text)}(?![\\p{ID_Continue}$])`, "u");
  for (const node of nodes) {
    const found = word.exec(node.getText());
    if (found === null) continue;
    const start = node.getStart() + found.index;
    return placeAt(node, start, start + text.length);
  }
  return undefined;
}

function placeAt(node: Node, start: number, end: number): Place {
  const file = node.getSourceFile();
  const { line, column } = file.getLineAndColumnAtPos(start);
  const text = file.getFullText().slice(start, end);
  const length = /^[^\n\r\u2028\u2029]*/.exec(text)?.[0].length ?? 1;
  return { file: file.getFilePath(), line, column, length: Math.max(1, length) };
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, (character) => `\\${character}`);
}
