/** A property as a Java system defines it, e.g. by Kafka's `ConfigDef`. */
export interface PropertyDefinition {
  /** `int`, `long`, `short`, `double`, `boolean`, `string`, `list`, `class` or `password`. */
  readonly type: string;
  readonly required?: boolean;
  readonly default?: string;
  /** Least and most; null where there is none. */
  readonly range?: readonly (number | null)[];
  /** All that it may be; of a list, all that its elements may be. Compared without regard to case. */
  readonly values?: readonly string[];
  /** Names that it had, which are still read. */
  readonly former?: readonly string[];
}

export type PropertyDefinitions = Readonly<Record<string, PropertyDefinition>>;

/** The one of this name; nothing for names that every object has, such as `constructor`. */
export function named<Value>(values: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

const MOST: Readonly<Record<string, number>> = { short: 32_767, int: 2_147_483_647, long: Number.MAX_SAFE_INTEGER };

/** What is wrong with a value, reading after the property's name: `must be …`. Placeholders (`${env:…}`) are right. */
export function valueProblem(value: string | number | boolean, definition: PropertyDefinition): string | undefined {
  const text = String(value).trim();
  if (text.includes("${")) return undefined;
  switch (definition.type) {
    case "boolean":
      return /^(true|false)$/i.test(text) ? undefined : "must be true or false";
    case "short":
    case "int":
    case "long":
      if (!/^[+-]?\d+$/.test(text)) return "must be a whole number";
      if (Math.abs(Number(text)) > (MOST[definition.type] ?? 0) && definition.type !== "long") {
        return `must be at most ${MOST[definition.type]}`;
      }
      return rangeProblem(Number(text), definition.range);
    case "double":
      if (text === "" || Number.isNaN(Number(text))) return "must be a number";
      return rangeProblem(Number(text), definition.range);
    case "list":
      return text
        .split(",")
        .map((each) => elementProblem(each.trim(), definition.values))
        .find((problem) => problem !== undefined);
    default:
      return elementProblem(text, definition.values);
  }
}

function rangeProblem(value: number, range: readonly (number | null)[] | undefined): string | undefined {
  const [least, most] = range ?? [];
  if (typeof least === "number" && value < least) return `must be at least ${least}`;
  if (typeof most === "number" && value > most) return `must be at most ${most}`;
  return undefined;
}

function elementProblem(value: string, values: readonly string[] | undefined): string | undefined {
  if (values === undefined || values.some((each) => each.toLowerCase() === value.toLowerCase())) return undefined;
  return `must be one of ${values.map((each) => `\`${each}\``).join(", ")}`;
}
