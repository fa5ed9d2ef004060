import type { Address } from "../../../compiler/model/address.js";
import type { AskedQuery } from "../../../compiler/model/asked-query.js";
import { isOfKind, type Pipeline } from "../../../compiler/model/resource.js";
import type { Provable } from "../../../engine/proof/provable.js";
import { type ClickHouseObject, clickHouseObjects } from "../emit/objects.js";
import { MATERIALIZED_VIEW, VIEW } from "../schema/view.js";
import { qualifiedName, splitName } from "../sql/quote.js";
import { significantTokens } from "../sql/tokens.js";
import { accessProvables } from "./access-provables.js";
import { askedProvables } from "./asked-provables.js";
import { writesIntoTable } from "./filling/filled-columns.js";
import { withoutUnknownColumn } from "./further.js";
import { metricProvables } from "./metric-provables.js";

/** The ClickHouse objects of a pipeline as the engine proves them, and what others will ask of them. */
export function provables(pipeline: Pipeline, asked: readonly AskedQuery[] = []): readonly Provable[] {
  const known = provablesOf.get(pipeline) ?? allProvables(pipeline, asked);
  provablesOf.set(pipeline, known);
  return known;
}

/** A pipeline never changes, and is asked for them when it is proven and when the proof is remembered. */
const provablesOf = new WeakMap<Pipeline, readonly Provable[]>();

function allProvables(pipeline: Pipeline, asked: readonly AskedQuery[]): readonly Provable[] {
  const objects = clickHouseObjects(pipeline);
  const byResource = new Map<Address, string[]>();
  for (const object of objects) {
    byResource.set(object.resource.address, [...(byResource.get(object.resource.address) ?? []), object.id]);
  }
  const made = objects.map((object): Provable => {
    const needs = object.resource.uses.flatMap((use) => objectIds(use, pipeline, byResource));
    const ownTable = object.id === object.resource.address ? [] : [object.resource.address];
    return {
      id: object.id,
      address: object.resource.address,
      name: qualifiedName(object.name),
      needs: [...new Set([...needs, ...ownTable])].sort(),
      ...(object.columnsOf === undefined ? {} : { columnsOf: object.columnsOf }),
      create: (columns) => object.create({ columns, proof: true }),
      ...(object.judged === undefined ? {} : { judged: object.judged }),
      ...(object.standIn === undefined ? {} : { standIn: object.standIn }),
      ...shown(object),
      ...(hasQuery(object) ? { further: withoutUnknownColumn } : {}),
    };
  });
  const idsOf = (address: Address) => objectIds(address, pipeline, byResource);
  return [
    ...made,
    ...accessProvables(pipeline, idsOf),
    ...metricProvables(pipeline, idsOf),
    ...askedProvables(asked, idsOf),
  ];
}

/** What is asked of a view: its columns, where it has some before it is called. */
function shown(object: ClickHouseObject): Pick<Provable, "isView" | "listed"> {
  if (object.type === "materialized view") {
    const { resource } = object;
    if (!isOfKind(resource, MATERIALIZED_VIEW) || !writesIntoTable(resource)) return { isView: false };
  } else if (object.type !== "view" || hasParameters(object)) return { isView: false };
  return { isView: true, ...(object.judged === "parsed" ? {} : listedName(object.name)) };
}

function listedName(name: string): Pick<Provable, "listed"> {
  const { database, object } = splitName(name);
  return database === undefined ? {} : { listed: { database, name: object } };
}

/** A view with parameters has no columns of its own: `{day:Date}`. */
function hasParameters({ resource }: ClickHouseObject): boolean {
  const sql = isOfKind(resource, VIEW) ? resource.spec.query.$sql : [];
  return sql.some((part) => typeof part === "string" && part.includes("{") && hasParameter(part));
}

function hasParameter(text: string): boolean {
  const tokens = significantTokens(text);
  return tokens.some(
    (token, index) => token.text === "{" && tokens[index + 1]?.type === "word" && tokens[index + 2]?.text === ":",
  );
}

function hasQuery(object: ClickHouseObject): boolean {
  return object.columnsOf !== undefined || object.type === "view" || object.type === "materialized view";
}

/** The objects of a resource; of a high-level one, those that it stands for. */
function objectIds(
  address: Address,
  pipeline: Pipeline,
  byResource: ReadonlyMap<Address, readonly string[]>,
): readonly string[] {
  const own = byResource.get(address);
  if (own !== undefined) return own;
  if (!address.startsWith("clickhouse.")) return [];
  return (pipeline.resources.get(address)?.uses ?? []).flatMap((use) => byResource.get(use) ?? []);
}
