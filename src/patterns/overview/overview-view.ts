import type { Address } from "../../compiler/model/address.js";
import { ofKind, type Pipeline, resourceAt } from "../../compiler/model/resource.js";
import type { EmitContext } from "../../compiler/model/system.js";
import { sourceTable, topicOf } from "../../systems/postgres/public.js";
import { TABLE } from "../../systems/postgres/schema/table.js";
import { CHANGES } from "../changes/schema.js";
import { sourceNames } from "../mirror/names.js";
import { mirrorParts } from "../mirror/parts.js";
import { MIRROR } from "../mirror/schema.js";
import { type AccessRow, accessRows } from "./access-rows.js";
import { bringingUp, type Step } from "./bringing-up.js";
import { type LogRow, logRows } from "./log-rows.js";
import { codeText, plainText } from "./markdown.js";
import { type SecretRow, secretRows } from "./secret-rows.js";
import { type ViewRow, viewRows } from "./view-rows.js";

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
  readonly views: readonly ViewRow[];
  readonly access: readonly AccessRow[];
  readonly deadLetters: readonly string[];
  readonly steps: readonly Step[];
  readonly secrets: readonly SecretRow[];
  /** There are pages for alerts. */
  readonly hasRunbooks: boolean;
}

export function overviewView(context: EmitContext): OverviewView {
  const { pipeline } = context;
  const all = [...pipeline.resources.values()];
  return {
    name: plainText(pipeline.name),
    mirrors: mirrorRows(pipeline),
    logs: logRows(pipeline),
    views: viewRows(context),
    access: accessRows(pipeline),
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
    hasRunbooks: all.some(({ kind }) => kind === "prometheus.alert"),
  };
}

function mirrorRows(pipeline: Pipeline): OverviewView["mirrors"] {
  return ofKind(pipeline.resources, MIRROR).flatMap((mirror) =>
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

function deadLettersOf(mirror: string, table: Address, pipeline: Pipeline): readonly string[] {
  const source = resourceAt(pipeline.resources, table, TABLE)?.spec.source;
  return source === undefined ? [] : [sourceNames(mirror, source).deadLetters];
}
