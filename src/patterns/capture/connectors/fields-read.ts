import { type Address, nameOf } from "../../../compiler/model/address.js";
import { ofKind, type Pipeline, type Resource, resourceAt } from "../../../compiler/model/resource.js";
import type { Stream, StreamColumn } from "../../../compiler/model/stream.js";
import { callsIn, leadingTable, objectsByName, piecesOf, selectItems } from "../../../systems/clickhouse/public.js";
import { TABLE as KEPT } from "../../../systems/clickhouse/schema/table.js";
import { MATERIALIZED_VIEW, type MaterializedViewSpec } from "../../../systems/clickhouse/schema/view.js";
import { streamOf } from "../../../systems/postgres/public.js";
import { SOURCE } from "../../../systems/postgres/schema/source.js";
import { TABLE } from "../../../systems/postgres/schema/table.js";
import { queuesOf } from "./readers.js";
import { textOf, type WrittenConnector, writtenConnectors } from "./written.js";

/** A field of a row that a hand-written view takes out of an event. */
export interface FieldRead {
  readonly view: Resource<MaterializedViewSpec>;
  /** `JSONExtractString`, as it is written. */
  readonly by: string;
  /** The functions that the value goes through, the nearest first, in lower case. */
  readonly through: readonly string[];
  readonly field: string;
  /** The field as the query has it: a text. */
  readonly text: string;
  readonly column: StreamColumn | undefined;
  readonly stream: Stream;
  readonly table: Resource;
  /** The column that it goes into as it is. */
  readonly into: Target | undefined;
  /** What writes the topic, where the pipeline has it. */
  readonly connector: WrittenConnector | undefined;
}

export interface Target {
  readonly table: Resource;
  readonly column: string;
  readonly type: string;
}

const known = new WeakMap<Pipeline, readonly FieldRead[]>();

/** Every field that a view by hand reads of a queue of one declared table's changes. */
export function fieldsRead(pipeline: Pipeline): readonly FieldRead[] {
  const found = known.get(pipeline) ?? [...allFields(pipeline)];
  known.set(pipeline, found);
  return found;
}

function* allFields(pipeline: Pipeline): Iterable<FieldRead> {
  const byName = objectsByName(pipeline.resources);
  const streams = streamsByTopic(pipeline);
  for (const view of ofKind(pipeline.resources, MATERIALIZED_VIEW)) {
    if (view.madeBy !== undefined || view.spec.refresh !== undefined) continue;
    const from = leadingTable(view.spec.query, byName);
    const queue = queuesOf(pipeline).find(({ table }) => table.address === from);
    const [topic, ...others] = queue?.topics ?? [];
    const known = topic === undefined || others.length > 0 ? undefined : streams.get(topic);
    if (topic === undefined || known === undefined || queue?.table.madeBy !== undefined) continue;
    const connector = writtenConnectors(pipeline).find((each) => writes(each, nameOf(topic)));
    const pieces = piecesOf(view.spec.query);
    const targets = targetsOf(view, pieces, pipeline);
    for (const call of callsIn(pieces)) {
      if (!/^JSONExtract(String|U?Int|Float|Bool|Raw)$/i.test(call.name)) continue;
      const path = call.arguments.slice(1).map(([piece, ...more]) => (more.length === 0 ? piece : undefined));
      const row = path.findIndex((piece) => piece?.type === "string" && /^'(after|before)'$/.test(piece.text));
      const text = row < 0 || row > 1 ? undefined : path[row + 1];
      if (text?.type !== "string" || path.length !== row + 2) continue;
      const field = text.text.slice(1, -1);
      const column = known.stream.columns.find((each) => each.name === field);
      const into = call.within.length === 0 ? targets.get(field) : undefined;
      yield { view, by: call.name, through: call.within, field, text: text.text, column, into, ...known, connector };
    }
  }
}

/** The columns that fields go into, where the item of the SELECT is the field and nothing else. */
function targetsOf(
  view: Resource<MaterializedViewSpec>,
  pieces: ReturnType<typeof piecesOf>,
  pipeline: Pipeline,
): ReadonlyMap<string, Target> {
  const table = view.spec.to === undefined ? undefined : resourceAt(pipeline.resources, view.spec.to.$ref, KEPT);
  const found = new Map<string, Target>();
  for (const { name, expression } of selectItems(pieces) ?? []) {
    const type = name === undefined ? undefined : table?.spec.columns[name]?.type;
    const [call, ...others] = callsIn(expression);
    const isAlone =
      call !== undefined && others.length === 0 && expression.length === 1 + call.arguments.length * 2 + 1;
    const last = call?.arguments.at(-1)?.[0];
    if (table === undefined || name === undefined || type === undefined || !isAlone || last?.type !== "string")
      continue;
    found.set(last.text.slice(1, -1), { table, column: name, type });
  }
  return found;
}

function writes(connector: WrittenConnector, topic: string): boolean {
  const prefix = textOf(connector, "topic.prefix") ?? textOf(connector, "database.server.name");
  return prefix !== undefined && topic.startsWith(`${prefix}.`);
}

function streamsByTopic(pipeline: Pipeline): ReadonlyMap<Address, Pick<FieldRead, "stream" | "table">> {
  const found = new Map<Address, Pick<FieldRead, "stream" | "table">>();
  for (const table of ofKind(pipeline.resources, TABLE)) {
    const source = resourceAt(pipeline.resources, table.spec.source.$ref, SOURCE);
    if (source === undefined) continue;
    const stream = streamOf(table, source);
    found.set(stream.topic, { stream, table });
  }
  return found;
}
