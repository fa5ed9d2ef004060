import { SHOP } from "../../../../compiler/check/rule-case.js";
import { type Address, kindOf, nameOf, systemOf } from "../../../../compiler/model/address.js";
import { VALUES, within } from "../../../../compiler/model/origin.js";
import { isSqlText, type SqlText } from "../../../../compiler/model/reference.js";
import { type Pipeline, resourceAt } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { isObjectKind } from "../../dependencies.js";
import { DATABASE } from "../../schema/view.js";
import { splitName } from "../../sql/quote.js";
import { significantTokens } from "../../sql/tokens.js";

const view = (from: string): string => `${SHOP}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null", amount: "numeric(10,2) not null" },
  primaryKey: ["id"],
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"] });
const revenue = clickhouse.view("analytics.revenue", { query: sql\`SELECT sum(amount) AS revenue FROM \${${from}}\` });

const listed = [ordersNow, revenue];
`;

export const notInClickHouse: Rule = {
  code: "clickhouse/not-in-clickhouse",
  severity: "error",
  summary: "SQL interpolates something that ClickHouse does not have",
  why: "A query of ClickHouse's reads tables, views and dictionaries of ClickHouse. A table of the source is none of them, nor is a topic: ClickHouse would look for an object of its own by that name.",
  mend: "Interpolate what has the rows in ClickHouse: of a source's table its mirror.",
  failing: view("orders"),
  passing: view("ordersNow"),
  *check(pipeline) {
    for (const resource of pipeline.resources.values()) {
      if (resource.madeBy !== undefined || systemOf(resource.kind) !== "clickhouse") continue;
      for (const { path, sql } of templatesIn(resource.spec, [])) {
        let number = -1;
        for (const [index, part] of sql.$sql.entries()) {
          if (typeof part === "string") continue;
          number++;
          if (!("$ref" in part) || isThere(part.$ref, isRead(sql, index), pipeline)) continue;
          const used = pipeline.resources.get(part.$ref);
          yield {
            detail: `In \`${resource.name}\`, \`${nameOf(part.$ref)}\` ${whatToDo(part.$ref, pipeline)}`,
            at: within(resource.origin, ...path, VALUES, number),
            resource: resource.address,
            ...(used === undefined ? {} : { related: [{ at: used.origin, note: "what it is" }] }),
          };
        }
      }
    }
  },
};

interface Template {
  readonly path: readonly (string | number)[];
  readonly sql: SqlText;
}

function* templatesIn(value: unknown, path: Template["path"]): Generator<Template> {
  if (isSqlText(value)) {
    yield { path, sql: value };
  } else if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) yield* templatesIn(each, [...path, index]);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, each] of Object.entries(value)) yield* templatesIn(each, [...path, key]);
  }
}

/** Whether a value stands where a table does: behind FROM or JOIN. */
function isRead({ $sql }: SqlText, index: number): boolean {
  const before = $sql[index - 1];
  const last = typeof before === "string" ? significantTokens(before).at(-1) : undefined;
  return last?.type === "word" && /^(from|join)$/i.test(last.text);
}

/** Whether ClickHouse knows what is interpolated, and, where rows are read, may find rows in it. */
function isThere(address: Address, isRead: boolean, pipeline: Pipeline): boolean {
  const kind = kindOf(address);
  // `EXTRACT(DAY FROM ${function}(x))`
  if (systemOf(kind) === "clickhouse") return !isRead || (kind !== DATABASE.kind && isObjectKind(kind));
  // A database of an engine that looks into another server may have the table by its own name.
  const { database } = splitName(nameOf(address));
  const declared = resourceAt(pipeline.resources, `${DATABASE.kind}/${database}`, DATABASE);
  return declared?.spec.engine !== undefined;
}

function whatToDo(address: Address, pipeline: Pipeline): string {
  const kind = kindOf(address);
  if (kind !== "postgres.table") {
    const article = systemOf(kind) === "clickhouse" ? "which has no rows" : "which is not in ClickHouse";
    return `is a ${kind}, ${article}. ${notInClickHouse.mend}`;
  }
  const readers = [...pipeline.resources.values()].filter(
    (each) => each.kind === "clickhouse.mirror" && each.uses.includes(address),
  );
  const [mirror] = readers;
  if (mirror === undefined) return `is a table at the source. Mirror it, and read the mirror.`;
  return `is a table at the source; read its mirror \`${mirror.name}\`: interpolate the mirror's constant.`;
}
