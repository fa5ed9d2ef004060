const NAME = String.raw`(?:\$\{(\w+)(?:[:.][^}]*)?\}|\$(\w+)|\[\[(\w+)(?::\w+)?\]\])`;
const VARIABLE = new RegExp(NAME, "g");

/** How long Grafana's own variables are taken to be: as long as an hour's panel makes them. */
const OWN: Readonly<Record<string, string>> = {
  __rate_interval: "5m",
  __interval: "5m",
  __range: "1h",
  __interval_ms: "60000",
  __range_s: "3600",
  __range_ms: "3600000",
};

/** A panel's text with something of the right shape for each variable outside of quotes; what is quoted stays. */
export function plainTemplate(text: string): string {
  if (!text.includes("$") && !text.includes("[[")) return text;
  return text.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`|[^"'`]+/g, (piece) =>
    /^["'`]/.test(piece)
      ? piece
      : piece.replace(VARIABLE, (_, braced, plain, square) => standIn(braced ?? plain ?? square)),
  );
}

function standIn(name: string): string {
  return OWN[name] ?? "5m";
}
