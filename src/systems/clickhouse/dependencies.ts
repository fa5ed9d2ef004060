import { type Address, addressOf } from "../../compiler/model/address.js";
import { isSqlText } from "../../compiler/model/reference.js";
import { isOfKind, type Resource } from "../../compiler/model/resource.js";
import { ROW_POLICY } from "./schema/access/row-policy.js";
import { DICTIONARY } from "./schema/dictionary/dictionary.js";
import { FUNCTION } from "./schema/function.js";
import { TABLE } from "./schema/table.js";
import { DATABASE, MATERIALIZED_VIEW, VIEW } from "./schema/view.js";
import { splitName } from "./sql/quote.js";
import { nameIn, significantTokens, type Token } from "./sql/tokens.js";

/**
 * What depends on what by a name in SQL: an author may write `FROM analytics.orders` instead of the constant. Every
 * object also depends on its database.
 */
export function sqlDependencies(
  resources: ReadonlyMap<Address, Resource>,
): readonly { readonly from: Address; readonly to: Address }[] {
  const byName = objectsByName(resources);
  const found: { from: Address; to: Address }[] = [];
  for (const resource of resources.values()) {
    if (!isObject(resource) && !isOfKind(resource, ROW_POLICY)) continue;
    const database = isOfKind(resource, ROW_POLICY) ? undefined : splitName(resource.name).database;
    if (database !== undefined && !isOfKind(resource, DATABASE))
      found.push({ from: resource.address, to: addressOf(DATABASE.kind, database) });
    if (resource.madeBy !== undefined) continue;
    for (const name of namesIn(resource.spec)) {
      const to = byName.get(name);
      if (to !== undefined && to !== resource.address) found.push({ from: resource.address, to });
    }
  }
  return found;
}

/**
 * What a name in SQL means. A mirror comes before the view that it makes, which has its name, in whatever order the
 * resources are: once they are linked, what is made stands before its maker.
 */
export function objectsByName(resources: ReadonlyMap<Address, Resource>): ReadonlyMap<string, Address> {
  const byName = new Map<string, Address>();
  const add = (name: string, resource: Resource): void => {
    if (!byName.has(name)) byName.set(name, resource.address);
  };
  for (const resource of resources.values()) if (STANDING_FOR_OTHERS.has(resource.kind)) add(resource.name, resource);
  for (const resource of resources.values()) if (isObject(resource)) add(resource.name, resource);
  // The view of a materialized view that keeps its rows in a table of its own.
  for (const resource of resources.values()) {
    if (isOfKind(resource, MATERIALIZED_VIEW)) add(`${resource.name}_mv`, resource);
  }
  return byName;
}

/** Kinds of patterns, which make an object of their own name. */
const STANDING_FOR_OTHERS = new Set(["clickhouse.mirror", "clickhouse.changes", "clickhouse.rollup"]);
const OBJECTS = new Set([TABLE, VIEW, MATERIALIZED_VIEW, DATABASE, DICTIONARY, FUNCTION].map(({ kind }) => kind));

function isObject(resource: Resource): boolean {
  return isObjectKind(resource.kind);
}

/** Whether resources of a kind are objects of ClickHouse that SQL can name. */
export function isObjectKind(kind: string): boolean {
  return OBJECTS.has(kind) || STANDING_FOR_OTHERS.has(kind);
}

/** Every qualified name in the SQL of a resource's options, each once. */
function namesIn(spec: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (isSqlText(value)) {
      for (const part of value.$sql)
        if (typeof part === "string") for (const name of namesInText(part)) names.add(name);
    } else if (typeof value === "object" && value !== null) {
      for (const each of Object.values(value)) visit(each);
    }
  };
  visit(spec);
  return names;
}

function* namesInText(text: string): Iterable<string> {
  const isQualified = text.includes(".");
  const isCalled = text.includes("(");
  if (!isQualified && !isCalled) return;
  const tokens = significantTokens(text);
  if (isQualified) yield* qualifiedNames(tokens);
  if (!isCalled) return;
  for (const [, name = ""] of text.matchAll(NAMED_IN_A_STRING)) yield name;
  yield* calledNames(tokens);
}

/** What is called like a function: `margin(`. Only those that the pipeline declares are found again. */
function* calledNames(tokens: readonly Token[]): Iterable<string> {
  for (const [index, token] of tokens.entries()) {
    const name = tokens[index + 1]?.text === "(" ? nameIn(token) : undefined;
    if (name !== undefined) yield name;
  }
}

/** The names in `dictGet('a.b', …)` and `joinGet('a.b', …)`. */
const NAMED_IN_A_STRING = /\b(?:dict|join)[A-Z]\w*\s*\(\s*'([^'\\]+)'/g;

/** `a.b` where a chain of names begins; of `a.b.c` the first two. */
function* qualifiedNames(tokens: readonly Token[]): Iterable<string> {
  for (let index = 0; index + 2 < tokens.length; index++) {
    const database = nameIn(tokens[index]);
    const object = nameIn(tokens[index + 2]);
    if (database === undefined || object === undefined || tokens[index + 1]?.text !== ".") continue;
    if (tokens[index - 1]?.text !== ".") yield `${database}.${object}`;
  }
}
