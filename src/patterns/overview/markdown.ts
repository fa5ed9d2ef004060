/** Text in a paragraph, a heading, a comment or a cell of a table. */
export function plainText(text: string): string {
  return oneLine(text)
    .replace(/[&<>]/g, (character) => ENTITIES[character] ?? character)
    .replace(/[\\*`|]/g, "\\$&");
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Text between backquotes, in a cell of a table too. A backquote of its own can't stand there. */
export function codeText(text: string): string {
  return oneLine(text).replaceAll("`", "'").replaceAll("|", "\\|");
}

function oneLine(text: string): string {
  return text.replace(/[\r\n\v\f\u0085\u2028\u2029]+/g, " ");
}

/** A word as a shell reads it. */
export function shellWord(text: string): string {
  return /^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
