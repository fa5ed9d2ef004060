import type { createColors } from "picocolors";
import type { LocatedDiagnostic, Location } from "../located.js";
import { printable } from "./text/cells.js";
import { frame } from "./text/frame.js";
import { wrap } from "./text/wrap.js";

export interface TextOptions {
  /** picocolors' `createColors(enabled)`. */
  readonly colors: ReturnType<typeof createColors>;
  /** The terminal's width; 80 where there is none. */
  readonly width?: number;
}

const NARROWEST = 40;

/** Diagnostics for people, with the lines of the config that they speak of, and their number at the end. */
export function printText(diagnostics: readonly LocatedDiagnostic[], options: TextOptions): string {
  if (diagnostics.length === 0) return "";
  const width = Math.max(NARROWEST, options.width ?? 80);
  const blocks = diagnostics.map((diagnostic) => `${block(diagnostic, width, options.colors).join("\n")}\n`);
  return `${blocks.join("\n")}\n${options.colors.bold(tally(diagnostics))}\n`;
}

/** `2 errors, 1 warning` */
export function tally(diagnostics: readonly { readonly severity: string }[]): string {
  return ["error", "warning"]
    .map((severity) => {
      const count = diagnostics.filter((each) => each.severity === severity).length;
      return count === 0 ? "" : `${count} ${severity}${count === 1 ? "" : "s"}`;
    })
    .filter((text) => text !== "")
    .join(", ");
}

function block(diagnostic: LocatedDiagnostic, width: number, colors: TextOptions["colors"]): readonly string[] {
  const { code, severity, location, resource, related } = diagnostic;
  const paint = severity === "error" ? colors.red : colors.yellow;
  const indented = (text: string): string => (text === "" ? "" : `  ${text}`);
  const [summary = "", ...more] = wrap(printable(diagnostic.summary), width - `${severity}  ${code}  `.length);
  const lines = [`${colors.bold(paint(severity))}  ${colors.bold(code)}  ${summary}`, ...more.map(indented)];
  if (location !== undefined) {
    lines.push(indented(colors.cyan(position(location))));
    lines.push(...frame(location, { width, mark: "^", gutter: colors.dim, underline: paint }));
  } else if (resource !== undefined) {
    lines.push(indented(colors.cyan(printable(resource))));
  }
  lines.push(...wrap(printable(diagnostic.detail), width - 2).map(indented));
  for (const each of related) {
    const [note = "", ...rest] = wrap(printable(each.note), width - 4 - position(each.location).length);
    lines.push(indented(`${colors.cyan(position(each.location))}  ${note}`), ...rest.map(indented));
    lines.push(...frame(each.location, { width, mark: "-", gutter: colors.dim, underline: colors.cyan }));
  }
  lines.push(indented(colors.dim(`explain: headrace explain ${code}`)));
  return lines;
}

function position({ file, line, column }: Location): string {
  return `${printable(file)}:${line}:${column}`;
}
