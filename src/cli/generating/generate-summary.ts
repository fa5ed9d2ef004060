import { LOCK_NAME } from "../../write/names.js";
import { count } from "../terminal/count.js";
import type { Colors } from "../terminal/terminal.js";
import type { ChangedFile, FileFate } from "./generate-files.js";

const SHOWN = 20;

/** What `generate` did, briefly: counts, then the files below the top folder that they lie in. */
export function summaryLines(changed: readonly ChangedFile[], out: string, colors: Colors): readonly string[] {
  const files = changed.filter((file) => file.path !== LOCK_NAME);
  if (changed.length === 0) return ["nothing changed"];
  if (files.length === 0) return [`nothing changed but ${out}/${LOCK_NAME}`];
  const of = (kind: FileFate): number => files.filter((file) => file.kind === kind).length;
  const kept = of("kept") === 0 ? "" : `, ${of("kept")} kept`;
  const lines = [`wrote ${out}: ${of("added")} added, ${of("changed")} changed, ${of("removed")} removed${kept}`];
  let folder = "";
  for (const file of files.slice(0, SHOWN)) {
    const { top, rest } = split(file.path);
    if (top !== folder && top !== "") lines.push(`  ${top}/`);
    folder = top;
    lines.push(`${top === "" ? "  " : "    "}${marked(file.kind, rest, colors)}`);
  }
  if (files.length > SHOWN) lines.push(`  and ${count(files.length - SHOWN, "more", "more")}`);
  return lines;
}

function split(path: string): { top: string; rest: string } {
  const end = path.indexOf("/");
  return end === -1 ? { top: "", rest: path } : { top: path.slice(0, end), rest: path.slice(end + 1) };
}

function marked(kind: FileFate, path: string, colors: Colors): string {
  if (kind === "added") return colors.green(`+ ${path}`);
  if (kind === "removed") return colors.red(`- ${path}`);
  return kind === "kept" ? `  ${path} (kept)` : colors.yellow(`~ ${path}`);
}
