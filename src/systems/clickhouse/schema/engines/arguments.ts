import { z } from "zod";
import { isReference, type Reference, type SqlText } from "../../../../compiler/model/reference.js";
import {
  type ExpressionSpec,
  expression,
  nonEmptyText,
  oneOf,
  reference,
  sqlText,
  wholeNumber,
} from "../../../../compiler/resolve/shapes.js";
import { tableOrName } from "./distributed.js";

/** How an argument is written in a config, and printed. */
export type ArgumentKind =
  | "text"
  | "number"
  | "expression"
  /** `'database', 'table'`. */
  | "table"
  /** `'database.dictionary'`. */
  | "dictionary"
  /** `id, name`. */
  | "columns"
  /** `(SELECT …), (SELECT …)`. */
  | "queries"
  /** `true`: the word itself stands there. */
  | "NOSIGN"
  /** Never written in a config: it stands in the named collection. */
  | "secret"
  | { readonly words: readonly [string, ...string[]] };

/** An argument of an engine: an option's name, and where it stands. */
export interface EngineArgument {
  readonly name: string;
  readonly kind: ArgumentKind;
  readonly required?: boolean;
  /** Its name in a named collection; its own name otherwise. */
  readonly key?: string;
  /** The setting that it is, instead of an argument. */
  readonly setting?: string;
  /** What stands there when it is left out and a later one is not. */
  readonly otherwise?: string;
  /** Nothing can stand for it: it must be given where a later one is. */
  readonly leads?: boolean;
}

export type ArgumentValue = string | number | boolean | ExpressionSpec | Reference | readonly (string | SqlText)[];

/** An engine whose arguments are a list: those that are given, by name. */
export interface ListedEngine<Type extends string> {
  readonly type: Type;
  readonly collection?: Reference | undefined;
  readonly given: Readonly<Record<string, ArgumentValue>>;
}

export interface EngineDescription {
  readonly arguments: readonly EngineArgument[];
  /** Whether a named collection may stand before the arguments, or must: the engine wants a password. */
  readonly collection?: "possible" | "needed";
}

const NOT_HERE =
  "can't stand in a statement, which the server stores and shows: keep it in a clickhouse.namedCollection, and name that in `collection`";

const notHere = z.custom<undefined>((value) => value === undefined, { error: NOT_HERE }).optional();

/** What servers call their secrets; none of them is ever an argument. */
const SECRETS = [
  "password",
  "token",
  "accessKeyId",
  "secretAccessKey",
  "sessionToken",
  "accountKey",
  "connectionString",
];

/** The schema of an engine whose arguments are a list. Those in a named collection need not be given again. */
export function listedEngine<const Type extends string>(type: Type, description: EngineDescription) {
  const shape: Record<string, z.ZodType<ArgumentValue | undefined>> = {};
  for (const name of SECRETS) shape[name] = notHere;
  for (const each of description.arguments) {
    if (each.kind === "secret") continue;
    const isNeeded = each.required === true && description.collection === undefined;
    shape[each.name] = isNeeded ? schemaOf(each.kind) : schemaOf(each.kind).optional();
  }
  const collection = reference("clickhouse.namedCollection");
  const object = z.strictObject({
    ...shape,
    type: z.literal(type),
    ...(description.collection === undefined ? {} : { collection: collection.optional() }),
  });
  return object
    .superRefine((engine: Readonly<Record<string, unknown>>, context) => {
      if (engine.collection !== undefined) return;
      const tell = (name: string, message: string) => context.addIssue({ code: "custom", path: [name], message });
      const places = description.arguments;
      for (const [place, each] of places.entries()) {
        const later = places.slice(place + 1).find(({ name }) => engine[name] !== undefined);
        if (each.leads !== true || later === undefined || engine[each.name] !== undefined) continue;
        tell(later.name, `needs \`${each.name}\`, which stands before it`);
      }
      if (description.collection === "needed") tell("collection", "is where the server finds the password");
      if (description.collection !== "possible") return;
      for (const each of description.arguments) {
        const isMissing = each.required === true && engine[each.name] === undefined;
        if (isMissing) tell(each.name, "stands in the statement, or in the named collection of `collection`");
      }
    })
    .transform((engine: Readonly<Record<string, unknown>>): ListedEngine<Type> => {
      const given = description.arguments.flatMap((each): [string, ArgumentValue][] => {
        const parsed = schemaOf(each.kind).safeParse(engine[each.name]);
        return parsed.success ? [[each.name, parsed.data]] : [];
      });
      return {
        type,
        given: Object.fromEntries(given),
        ...(isReference(engine.collection) ? { collection: engine.collection } : {}),
      };
    });
}

function schemaOf(kind: ArgumentKind): z.ZodType<ArgumentValue> {
  if (typeof kind === "object") return oneOf(kind.words);
  switch (kind) {
    case "text":
    case "secret":
      return nonEmptyText;
    case "number":
      return wholeNumber(0, Number.MAX_SAFE_INTEGER);
    case "expression":
      return expression;
    case "table":
      return tableOrName;
    case "dictionary":
      return dictionaryOrName;
    case "columns":
      return z.array(nonEmptyText, { error: "must be a list of columns" }).min(1, { error: "must name a column" });
    case "queries":
      return z.array(sqlText, { error: "must be a list of queries, each written as sql`…`" });
    case "NOSIGN":
      return z.boolean();
  }
}

const dictionaryOrName = z.union(
  [
    reference("clickhouse.dictionary"),
    z.string().regex(/^[^.]+\../, { error: 'must be a qualified name: "database.dictionary"' }),
  ],
  { error: 'must be the constant of a clickhouse.dictionary, or a qualified name: "database.dictionary"' },
);
