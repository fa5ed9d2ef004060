import type { Condition, Value } from "./syntax.js";
import { OttlProblem, type Token, tokensOf } from "./tokens.js";

/** How what stands in something else is read: a value may hold conditions, and a condition values. */
export interface Grammar {
  readonly value: (reader: Reader) => Value;
  readonly condition: (reader: Reader) => Condition;
}

/** Walks over a text's tokens. */
export class Reader {
  private readonly tokens: readonly Token[];
  private next = 0;

  constructor(
    readonly text: string,
    readonly grammar: Grammar,
  ) {
    this.tokens = tokensOf(text);
  }

  get place(): number {
    return this.next;
  }

  /** Goes back to where it has been. */
  return(place: number): void {
    this.next = place;
  }

  peek(ahead = 0): Token {
    return this.tokens[this.next + ahead] ?? { kind: "end", text: "", at: this.text.length };
  }

  take(): Token {
    const token = this.peek();
    this.next++;
    return token;
  }

  takes(text: string): boolean {
    if (this.peek().text !== text || this.peek().kind === "string") return false;
    this.next++;
    return true;
  }

  expect(text: string, where: string): void {
    if (this.takes(text)) return;
    throw this.problem(`needs \`${text}\` ${where}`);
  }

  /** The text from a token's place to where it stands. */
  since(at: number): string {
    const last = this.tokens[this.next - 1];
    return last === undefined ? "" : this.text.slice(at, last.at + last.text.length);
  }

  problem(message: string): OttlProblem {
    const { kind, text, at } = this.peek();
    if (kind === "end") return new OttlProblem(`${message}, and ends`, this.text);
    return new OttlProblem(`${message}, not \`${text}\``, this.text.slice(at, at + text.length));
  }
}
