import { type Address, kindOf, nameOf } from "../../compiler/model/address.js";
import { isOfKind, ofKind, type Pipeline, type Resource, resourceAt } from "../../compiler/model/resource.js";
import type { EmitContext } from "../../compiler/model/system.js";
import { MATERIALIZED_VIEW, VIEW } from "../../systems/clickhouse/schema/view.js";
import { sourceTable, topicOf } from "../../systems/postgres/public.js";
import { TABLE } from "../../systems/postgres/schema/table.js";
import { CHANGES } from "../changes/schema.js";
import { sourceNames } from "../mirror/names.js";
import { mirrorParts } from "../mirror/parts.js";
import { MIRROR } from "../mirror/schema.js";
import { bringingUp, type Step } from "./bringing-up.js";
import { type LogRow, logRows } from "./log-rows.js";
import { codeText, plainText } from "./markdown.js";
import { type SecretRow, secretRows } from "./secret-rows.js";

/** What the overview's template lays out. Every decision is made here; the template only loops. */
export interface OverviewView {
  readonly name: string;
  readonly mirrors: readonly {
    view: string;
    source: string;
    table: string;
    key: string;
    topic: string;
    consumerGroup: string;
  }[];
  readonly logs: readonly LogRow[];
  readonly views: readonly { name: string; kind: string; reads: string; columns: string }[];
  readonly deadLetters: readonly string[];
  readonly steps: readonly Step[];
  readonly secrets: readonly SecretRow[];
}

export function overviewView(context: EmitContext): OverviewView {
  const { pipeline } = context;
  const all = [...pipeline.resources.values()];
  return {
    name: plainText(pipeline.name),
    mirrors: mirrorRows(pipeline),
    logs: logRows(pipeline),
    views: all.filter((resource) => resource.madeBy === undefined).flatMap((resource) => viewRow(resource, context)),
    deadLetters: [
      ...new Set(
        [
          ...ofKind(all, MIRROR).map(({ name, spec }) => ({ name, of: spec.of })),
          ...ofKind(all, CHANGES).map(({ name, spec }) => ({ name, of: [spec.of] })),
        ].flatMap(({ name, of }) => of.flatMap((table) => deadLettersOf(name, table.$ref, pipeline))),
      ),
    ],
    steps: bringingUp(pipeline),
    secrets: secretRows(pipeline),
  };
}

function mirrorRows(pipeline: Pipeline): OverviewView["mirrors"] {
  return ofKind(pipeline.resources.values(), MIRROR).flatMap((mirror) =>
    mirrorParts(mirror, pipeline.resources).map(({ table, source, consumerGroup }) => ({
      view: codeText(mirror.name),
      source: plainText(source.name),
      table: codeText(sourceTable(table)),
      key: plainText(mirror.spec.orderBy.join(", ")),
      topic: codeText(topicOf(table, source)),
      consumerGroup: codeText(consumerGroup),
    })),
  );
}

function viewRow(resource: Resource, context: EmitContext): OverviewView["views"] {
  const refresh = isOfKind(resource, MATERIALIZED_VIEW) ? resource.spec.refresh : undefined;
  const incremental = isOfKind(resource, MATERIALIZED_VIEW) && refresh === undefined;
  if (!isOfKind(resource, VIEW) && !isOfKind(resource, MATERIALIZED_VIEW)) return [];
  const target = isOfKind(resource, MATERIALIZED_VIEW) ? resource.spec.to?.$ref : undefined;
  const reads = resource.uses
    .filter((use) => kindOf(use).startsWith("clickhouse.") && kindOf(use) !== "clickhouse.database" && use !== target)
    .map((use) => `\`${codeText(nameOf(use))}\``);
  const columns = context.derivedColumns.get(resource.address) ?? [];
  return [
    {
      name: codeText(resource.name),
      kind:
        refresh !== undefined ? `refreshed ${plainText(refresh.toLowerCase())}` : incremental ? "incremental" : "view",
      reads: [...new Set(reads)].join(", "),
      columns: plainText(columns.map((column) => column.name).join(", ")),
    },
  ];
}

function deadLettersOf(mirror: string, table: Address, pipeline: Pipeline): readonly string[] {
  const source = resourceAt(pipeline.resources, table, TABLE)?.spec.source;
  return source === undefined ? [] : [sourceNames(mirror, source).deadLetters];
}
