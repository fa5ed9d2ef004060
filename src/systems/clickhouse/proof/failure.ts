import { type Diagnostic, diagnosticOf } from "../../../compiler/model/diagnostic.js";
import { didYouMean } from "../../../compiler/model/nearest.js";
import { atText, type Origin, within } from "../../../compiler/model/origin.js";
import type { Pipeline, Resource } from "../../../compiler/model/resource.js";
import type { ProofFailure } from "../../../engine/proof/provable.js";
import { REFUSED, UNKNOWN_COLUMN_IN_SQL, UNKNOWN_TABLE_IN_SQL } from "./codes.js";

const UNKNOWN_IDENTIFIER = new Set([47, 8, 10, 16]);
const UNKNOWN_TABLE = new Set([60, 81]);

/** ClickHouse's refusal, at the place in the config that it is about. */
export function failureDiagnostic(failure: ProofFailure, pipeline: Pipeline): Diagnostic {
  const resource = pipeline.resources.get(failure.provable.address);
  const reported = resource?.madeBy === undefined ? resource : (pipeline.resources.get(resource.madeBy) ?? resource);
  const name = resource?.name ?? failure.provable.name;
  const base = { resource: reported?.address };
  const identifier = namedIn(failure.message);
  const at = resource === undefined ? undefined : placeOf(resource, identifier);
  if (UNKNOWN_IDENTIFIER.has(failure.code) && identifier !== undefined) {
    return diagnosticOf(UNKNOWN_COLUMN_IN_SQL, {
      ...base,
      at,
      detail: `\`${name}\` reads \`${identifier}\`, which is not there.${hint(failure.message)} ${UNKNOWN_COLUMN_IN_SQL.mend}`,
    });
  }
  if (UNKNOWN_TABLE.has(failure.code) && identifier !== undefined) {
    const known = [...pipeline.resources.values()]
      .filter((each) => each.kind.startsWith("clickhouse."))
      .map((each) => each.name);
    const nearest = didYouMean(identifier, known);
    return diagnosticOf(UNKNOWN_TABLE_IN_SQL, {
      ...base,
      at,
      detail: `\`${name}\` reads \`${identifier}\`, which the pipeline does not make.${nearest} ${UNKNOWN_TABLE_IN_SQL.mend}`,
    });
  }
  return diagnosticOf(REFUSED, {
    ...base,
    at,
    detail: `\`${name}\`: ${failure.message} (ClickHouse error ${failure.code})`,
  });
}

/** The name that ClickHouse's message is about. */
function namedIn(message: string): string | undefined {
  const quoted =
    /(?:identifier|Identifier|column|columns:?)\s+[`']([^`']+)[`']/.exec(message) ??
    /(?:Table|table|Database|database)\s+[`']?((?:`[^`]+`|[\w$]+)(?:\.(?:`[^`]+`|[\w$]+))?)[`']?\s+(?:does not exist|doesn't exist)/.exec(
      message,
    ) ??
    /Unknown table expression identifier [`']([^`']+)[`']/.exec(message) ??
    /Missing columns: '([^']+)'/.exec(message);
  return quoted?.[1]?.replaceAll("`", "");
}

function hint(message: string): string {
  const maybe = /[Mm]aybe you meant:? \['([^']+)'/.exec(message);
  return maybe?.[1] === undefined ? "" : ` Did you mean \`${maybe[1].replaceAll("`", "")}\`?`;
}

/** A view's fault is in its query; a table's where the name stands in its keys, else the call. */
function placeOf(resource: Resource, identifier: string | undefined): Origin {
  if (resource.madeBy !== undefined) return resource.origin;
  if (typeof resource.spec !== "object" || resource.spec === null) return resource.origin;
  const options = Object.entries(resource.spec);
  const last = identifier?.split(".").at(-1);
  for (const [option, value] of options) {
    if (last !== undefined && option !== "columns" && JSON.stringify(value ?? null).includes(last)) {
      return atText(within(resource.origin, option), last);
    }
  }
  return "query" in resource.spec ? within(resource.origin, "query") : resource.origin;
}
