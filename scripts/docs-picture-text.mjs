const SANS = "-apple-system, 'Segoe UI', Helvetica, Arial, sans-serif";
const MONO = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";
const CODE_SIZE = 12.5;
/** Of a character, as wide on every machine: texts are stretched to it. */
const ADVANCE = 7.5;

export function text(content, x, y, color, { size, bold = false, most }) {
  const weight = bold ? ' font-weight="600"' : "";
  const length = most === undefined ? "" : ` textLength="${most}" lengthAdjust="spacingAndGlyphs"`;
  return `<text x="${x}" y="${y}" font-family="${SANS}" font-size="${size}"${weight} fill="${color}"${length}>${escaped(content)}</text>`;
}

export function box(x, y, width, height, title, theme) {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" fill="${theme.panel}" stroke="${theme.line}"/>
${text(title, x + 16, y + 26, theme.soft, { size: 13, bold: true })}`;
}

/** A line of TypeScript: strings, words of the language, the rest. */
export function codeLine(line, x, y, theme) {
  const pieces = line.split(/("[^"]*"|`[^`]*`|\b(?:const|import|from|export|default)\b)/).map((piece) => {
    if (/^["`]/.test(piece)) return [piece, theme.string];
    return [piece, /^(const|import|from|export|default)$/.test(piece) ? theme.word : theme.ink];
  });
  return monospaced(pieces, x, y);
}

/** A line of a diagnostic, as a terminal paints it. */
export function diagnosticLine(line, x, y, theme) {
  const head = /^(error)( {2}\S+)( {2}.*)$/.exec(line);
  if (head !== null) {
    return monospaced(
      [
        [head[1], theme.error, true],
        [head[2], theme.word],
        [head[3], theme.ink, true],
      ],
      x,
      y,
    );
  }
  const isMark = /^\s+│\s+\^+$/.test(line);
  return monospaced(
    [[line, isMark ? theme.error : /^\s+(pipeline|explain)/.test(line) ? theme.soft : theme.ink]],
    x,
    y,
  );
}

function monospaced(pieces, x, y) {
  const whole = pieces.map(([piece]) => piece).join("");
  if (whole.trim() === "") return "";
  const indent = whole.length - whole.trimStart().length;
  let skip = indent;
  const spans = pieces.map(([piece, color, bold]) => {
    const shown = piece.slice(skip);
    skip = Math.max(0, skip - piece.length);
    const weight = bold ? ' font-weight="600"' : "";
    return shown === "" ? "" : `<tspan fill="${color}"${weight}>${escaped(shown)}</tspan>`;
  });
  const length = (whole.length - indent) * ADVANCE;
  return `<text x="${x + indent * ADVANCE}" y="${y}" font-family="${MONO}" font-size="${CODE_SIZE}" xml:space="preserve" textLength="${length}" lengthAdjust="spacingAndGlyphs">${spans.join("")}</text>`;
}

function escaped(content) {
  return content.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
