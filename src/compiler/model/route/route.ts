import { javaPattern, replaceFirst } from "./java-pattern.js";

/** One of a connector's transforms, in their order. */
export interface Transform {
  readonly name: string;
  /** Its class. */
  readonly type: string;
  /** The name of a predicate: it is applied only to records for which that holds. */
  readonly predicate?: string | undefined;
  readonly negate?: boolean | undefined;
  readonly config: Readonly<Record<string, unknown>>;
}

/** Where a topic's records end, or the transform that leads where only a record tells. */
export type Route =
  | { readonly known: true; readonly topic: string }
  | { readonly known: false; readonly transform: string; readonly why: string };

const KAFKA = "org.apache.kafka.connect.transforms.";
const DEBEZIUM = "io.debezium.transforms.";

/** Transforms that may be named without their package. */
export const SHORT_NAMES: Readonly<Record<string, string>> = {
  RegexRouter: `${KAFKA}RegexRouter`,
  ByLogicalTableRouter: `${DEBEZIUM}ByLogicalTableRouter`,
};

/** Those of Kafka and Debezium that leave a record in its topic. */
const STAYING = new RegExp(
  `^(${KAFKA.replaceAll(".", "\\.")}(Cast|DropHeaders|ExtractField|Flatten|HeaderFrom|HoistField|InsertField|InsertHeader|MaskField|ReplaceField|SetSchemaMetadata|TimestampConverter|ValueToKey)(\\$(Key|Value))?|${DEBEZIUM.replaceAll(".", "\\.")}(EnforceRecordSize|ExtractChangedRecordState|ExtractNewRecordState|GeometryFormatTransformer|HeaderToValue|SchemaChangeEventFilter|SwapGeometryCoordinates|TimezoneConverter|VectorToJsonConverter|partitions\\.PartitionRouting|tracing\\.ActivateTracingSpan))$`,
);

export function route(topic: string, transforms: readonly Transform[]): Route {
  let at = topic;
  for (const transform of transforms) {
    const next = step(at, transform);
    if (!next.known) return next;
    at = next.topic;
  }
  return { known: true, topic: at };
}

function step(topic: string, transform: Transform): Route {
  const { name, type, predicate, config } = transform;
  const unknown = (why: string): Route => ({ known: false, transform: name, why });
  const routes =
    type === `${KAFKA}RegexRouter`
      ? ["regex", "replacement"]
      : Object.hasOwn(ROUTED_BY, type)
        ? ROUTED_BY[type]
        : undefined;
  if (routes === undefined) {
    if (!STAYING.test(type)) return unknown(`\`${type}\` may lead anywhere`);
    if (config["route.by.field"] !== undefined) return unknown("`route.by.field` leads where a field says");
    return { known: true, topic };
  }
  if (predicate !== undefined) return unknown(`the predicate \`${predicate}\` is known only to the records`);
  const [pattern, replacement] = routes.map((each) => config[each]);
  if (typeof pattern !== "string" || typeof replacement !== "string")
    return unknown("its pattern or replacement is missing");
  const java = javaPattern(pattern);
  if (java === undefined) return unknown(`\`${pattern}\` has what only Java's regular expressions have`);
  if (!java.whole.test(topic)) return { known: true, topic };
  const next = replaceFirst(topic, java, replacement);
  if (next === undefined) return unknown(`\`${replacement}\` names a group that is not in the pattern`);
  return { known: true, topic: next };
}

const ROUTED_BY: Readonly<Record<string, readonly [string, string]>> = {
  [`${DEBEZIUM}ByLogicalTableRouter`]: ["topic.regex", "topic.replacement"],
};

/** The transforms that stand in a connector's properties: `transforms=a` and `transforms.a.type=…`. */
export function transformsIn(properties: Readonly<Record<string, unknown>>): readonly Transform[] {
  const listed = properties.transforms;
  if (typeof listed !== "string") return [];
  return listed
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "")
    .map((name) => {
      const prefix = `transforms.${name}.`;
      const own = Object.entries(properties).filter(([key]) => key.startsWith(prefix));
      const { type, predicate, negate, ...config } = Object.fromEntries(
        own.map(([key, value]) => [key.slice(prefix.length), value]),
      );
      return {
        name,
        type: String(type ?? ""),
        predicate: typeof predicate === "string" ? predicate : undefined,
        negate: String(negate) === "true",
        config,
      };
    });
}

/** The same as a connector's properties. */
export function transformProperties(transforms: readonly Transform[]): Readonly<Record<string, string>> {
  if (transforms.length === 0) return {};
  const properties: Record<string, string> = { transforms: transforms.map(({ name }) => name).join(",") };
  for (const { name, type, predicate, negate, config } of transforms) {
    const prefix = `transforms.${name}.`;
    properties[`${prefix}type`] = type;
    if (predicate !== undefined) properties[`${prefix}predicate`] = predicate;
    if (negate === true) properties[`${prefix}negate`] = "true";
    for (const [key, value] of Object.entries(config)) properties[prefix + key] = String(value);
  }
  return properties;
}
