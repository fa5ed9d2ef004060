import { ofKind, type Pipeline } from "../../compiler/model/resource.js";
import { sourceTable, topicOf } from "../../systems/postgres/public.js";
import { loggedTable } from "../changes/columns.js";
import { CHANGES } from "../changes/schema.js";
import { hostOf } from "../changes/sharing.js";
import { codeText, plainText } from "./markdown.js";

/** A log of changes, as the overview's template shows it. */
export interface LogRow {
  readonly view: string;
  readonly source: string;
  readonly table: string;
  readonly topic: string;
  readonly consumerGroup: string;
}

export function logRows(pipeline: Pipeline): readonly LogRow[] {
  return ofKind(pipeline.resources, CHANGES).flatMap((changes) => {
    const logged = loggedTable(changes, pipeline.resources);
    if (logged === undefined) return [];
    const { table, source } = logged;
    const group = hostOf(changes, pipeline.resources)?.consumerGroup ?? changes.spec.consumerGroup;
    return [
      {
        view: codeText(changes.name),
        source: plainText(source.name),
        table: codeText(sourceTable(table)),
        topic: codeText(topicOf(table, source)),
        consumerGroup: codeText(group ?? `clickhouse.${changes.name}`),
      },
    ];
  });
}
