import { type Address, nameOf } from "../../../compiler/model/address.js";
import type { RelatedPlace } from "../../../compiler/model/diagnostic.js";
import { within } from "../../../compiler/model/origin.js";
import { isPromqlText, isReference, type SqlPart } from "../../../compiler/model/reference.js";
import type { Pipeline, Resource } from "../../../compiler/model/resource.js";
import { METRIC } from "../schema/metric.js";

/** What reads a metric, in the words of its kind; of what else refers to one, nothing is lost. */
const READERS: ReadonlyMap<string, string> = new Map([
  ["prometheus.alert", "alert"],
  ["prometheus.record", "record"],
  ["pipeline.slo", "objective"],
  ["grafana.dashboard", "dashboard"],
]);

/** The places where a metric is read that nobody will answer for: by alerts, and by the records that they read. */
export function unansweredPlaces(metric: Resource | undefined, pipeline: Pipeline): readonly RelatedPlace[] {
  if (metric?.kind !== METRIC.kind) return [];
  const gone = new Set<Address>([metric.address]);
  const places: RelatedPlace[] = [];
  // A set tells of what is added while it is walked.
  for (const read of gone)
    for (const reader of pipeline.resources.values()) {
      const word = READERS.get(reader.kind);
      const paths = word === undefined || gone.has(reader.address) ? [] : pathsOf(reader.spec, read);
      if (paths.length === 0) continue;
      gone.add(reader.address);
      if (reader.madeBy !== undefined) continue;
      const note = `the ${word} \`${reader.name}\` reads \`${nameOf(read)}\``;
      places.push(...paths.map((path) => ({ at: within(reader.origin, ...path), note })));
    }
  return places;
}

type Path = readonly (string | number)[];

/** Where in a spec the expressions are that read it: by a reference, or by its name. */
function pathsOf(value: unknown, read: Address): readonly Path[] {
  if (typeof value !== "object" || value === null) return [];
  if (isPromqlText(value)) return value.$promql.some((part) => isOf(part, read)) ? [[]] : [];
  return Object.entries(value).flatMap(([key, each]) =>
    pathsOf(each, read).map((path) => [Array.isArray(value) ? Number(key) : key, ...path]),
  );
}

function isOf(part: SqlPart, read: Address): boolean {
  if (isReference(part)) return part.$ref === read;
  return typeof part === "string" && part.split(/[^\w:]+/).includes(nameOf(read));
}
