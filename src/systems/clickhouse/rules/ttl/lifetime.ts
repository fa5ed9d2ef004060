import { isSqlText } from "../../../../compiler/model/reference.js";
import { isSymbol, isWord, nameOfPiece, type Piece, piecesOf } from "../../sql/pieces.js";

const DAYS: Readonly<Record<string, number>> = {
  second: 1 / 86_400,
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 30,
  quarter: 91,
  year: 365,
};

/** How many days a table keeps its rows: of one rule that deletes all that is older. Others can't be told so. */
export function daysKept(written: unknown): number | undefined {
  const ttl = onlyRule(written);
  if (!isSqlText(ttl)) return undefined;
  const pieces = piecesOf(ttl);
  const plus = pieces.findLastIndex((piece) => isSymbol(piece, "+"));
  const length = plus < 0 ? undefined : intervalAt(pieces, plus + 1);
  if (length === undefined) return undefined;
  const rest = pieces.slice(length.next);
  return rest.length === 0 || (rest.length === 1 && isWord(rest[0], "delete")) ? length.days : undefined;
}

/** SQL, or the one rule of a list, when it does nothing but delete. */
function onlyRule(ttl: unknown): unknown {
  if (!Array.isArray(ttl)) return ttl;
  const [rule, second]: readonly unknown[] = ttl;
  if (second !== undefined || typeof rule !== "object" || rule === null) return undefined;
  if (isSqlText(rule)) return rule;
  const given = Object.entries(rule).filter(([, value]) => value !== undefined);
  return given.length === 1 ? given.find(([key]) => key === "after")?.[1] : undefined;
}

/** The longest time that a query looks back from now: `now() - INTERVAL 90 DAY`, `today() - 90`. */
export function daysLookedBack(pieces: readonly Piece[]): { readonly days: number; readonly text: string } | undefined {
  let longest: { readonly days: number; readonly text: string } | undefined;
  for (const [index, piece] of pieces.entries()) {
    if (!isWord(piece, "now", "now64", "today")) continue;
    const close = pieces.findIndex((each, at) => at > index && isSymbol(each, ")"));
    if (!isSymbol(pieces[index + 1], "(") || !isSymbol(pieces[close + 1], "-")) continue;
    // `now() - x <= 5` and `today() - 5` of a date in the future are no window: only a comparison with what is older is.
    const isBound =
      isSymbol(pieces[index - 1], ">") || (isSymbol(pieces[index - 1], "=") && isSymbol(pieces[index - 2], ">"));
    const number = pieces[close + 2];
    const plain = isWord(piece, "today") && number?.type === "number" ? Number(number.text) : undefined;
    const days = plain ?? intervalAt(pieces, close + 2)?.days;
    if (isBound && days !== undefined && days > (longest?.days ?? 0)) longest = { days, text: piece.text };
  }
  return longest;
}

/** `INTERVAL 90 DAY`, `INTERVAL '90 day'` and `toIntervalDay(90)`. */
function intervalAt(
  pieces: readonly Piece[],
  at: number,
): { readonly days: number; readonly next: number } | undefined {
  const first = pieces[at];
  if (isWord(first, "interval")) {
    const quoted = /^'(\d+) (\w+)'$/.exec(pieces[at + 1]?.text ?? "");
    if (quoted !== null) return made(quoted[1], quoted[2], at + 2);
    return made(pieces[at + 1]?.text, nameOfPiece(pieces[at + 2]), at + 3);
  }
  const unit = /^toInterval(\w+)$/i.exec(nameOfPiece(first) ?? "")?.[1];
  return isSymbol(pieces[at + 1], "(") && isSymbol(pieces[at + 3], ")")
    ? made(pieces[at + 2]?.text, unit, at + 4)
    : undefined;
}

function made(count: string | undefined, unit: string | undefined, next: number) {
  const days = DAYS[(unit ?? "").toLowerCase().replace(/s$/, "")];
  if (days === undefined || !/^\d+$/.test(count ?? "")) return undefined;
  return { days: Number(count) * days, next };
}
