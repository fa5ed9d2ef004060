import type { DocumentedCode } from "../services.js";
import type { Colors } from "../terminal/terminal.js";

/** A diagnostic's documentation, for the terminal. */
export function codeText(code: DocumentedCode, colors: Colors): string {
  const parts = [
    `${colors.bold(code.code)} (${code.severity})`,
    `${code.summary}`,
    `${colors.bold("Why")}\n${code.why}`,
    `${colors.bold("What to do")}\n${code.mend}`,
  ];
  if (code.failing !== undefined) parts.push(`${colors.bold("Refused")}\n${example(code.failing)}`);
  if (code.passing !== undefined) parts.push(`${colors.bold("Accepted")}\n${example(code.passing)}`);
  return `${parts.join("\n\n")}\n`;
}

function example(source: string): string {
  return source
    .replace(/^\n+|\s+$/g, "")
    .split("\n")
    .map((line) => (line === "" ? "" : `  ${line}`))
    .join("\n");
}
