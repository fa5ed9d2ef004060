import { type Address, kindOf, nameOf } from "../../compiler/model/address.js";
import { isOfKind, type Resource } from "../../compiler/model/resource.js";
import type { EmitContext } from "../../compiler/model/system.js";
import { DICTIONARY } from "../../systems/clickhouse/schema/dictionary/dictionary.js";
import { MATERIALIZED_VIEW, VIEW } from "../../systems/clickhouse/schema/view.js";
import { ROLLUP } from "../rollup/schema.js";
import { refreshOf } from "../rollup/source.js";
import { codeText, plainText } from "./markdown.js";

/** What is computed of tables and mirrors, as the overview's template shows it. */
export interface ViewRow {
  readonly name: string;
  readonly kind: string;
  readonly reads: string;
  readonly columns: string;
}

export function viewRows(context: EmitContext): readonly ViewRow[] {
  return [...context.pipeline.resources.values()].flatMap((resource) => {
    const shown = resource.madeBy === undefined ? kindAndColumns(resource, context) : undefined;
    if (shown === undefined) return [];
    return [
      {
        name: codeText(resource.name),
        kind: shown.kind,
        reads: readBy(resource),
        columns: plainText(shown.columns.join(", ")),
      },
    ];
  });
}

interface Shown {
  readonly kind: string;
  readonly columns: readonly string[];
}

function kindAndColumns(resource: Resource, { pipeline, derivedColumns }: EmitContext): Shown | undefined {
  const derived = (derivedColumns.get(resource.address) ?? []).map((column) => column.name);
  if (isOfKind(resource, VIEW)) return { kind: "view", columns: derived };
  if (isOfKind(resource, MATERIALIZED_VIEW)) return { kind: computed(resource.spec.refresh), columns: derived };
  if (isOfKind(resource, DICTIONARY)) return { kind: "dictionary", columns: Object.keys(resource.spec.columns) };
  if (!isOfKind(resource, ROLLUP)) return undefined;
  const { spec } = resource;
  return {
    kind: `by ${spec.bucket}, ${computed(refreshOf(spec, pipeline.resources))}`,
    columns: ["bucket", ...spec.groupBy, ...Object.keys(spec.measures)],
  };
}

function computed(refresh: string | undefined): string {
  return refresh === undefined ? "incremental" : `refreshed ${plainText(refresh.toLowerCase())}`;
}

/** What a query reads: neither what it writes to, nor where it is made, nor what it is made of. */
function readBy(resource: Resource): string {
  const target = isOfKind(resource, MATERIALIZED_VIEW) ? resource.spec.to?.$ref : undefined;
  const only = isOfKind(resource, ROLLUP) ? resource.spec.of.$ref : undefined;
  const isRead = (use: Address): boolean =>
    use !== target && (only === undefined ? READ.has(kindOf(use)) : use === only);
  return [...new Set(resource.uses.filter(isRead).map((use) => `\`${codeText(nameOf(use))}\``))].join(", ");
}

const READ = new Set(
  ["table", "view", "materializedView", "mirror", "changes", "rollup", "dictionary"].map(
    (kind) => `clickhouse.${kind}`,
  ),
);
