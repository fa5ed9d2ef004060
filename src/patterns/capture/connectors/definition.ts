import { named, type PropertyDefinition } from "../../../compiler/model/property-definition.js";
import { connectorDefinitions, pluginDefinitions } from "../../../systems/debezium/public.js";
import { clientProperties, connectProperties, pluginProperties } from "../../../systems/kafka/public.js";
import { listOf, textOf, type WrittenConnector } from "./written.js";

/** What is known of a property's name. */
export type Known =
  | { readonly type: "defined"; readonly definition: PropertyDefinition }
  /** Handed on to something that may read it. `near` are names there that a slip of the finger could have meant. */
  | { readonly type: "free"; readonly near: readonly string[] }
  | { readonly type: "unknown"; readonly of: string; readonly candidates: readonly string[] };

const FREE: Known = { type: "free", near: [] };

/** Read by what a connector hands them on to: a driver, a channel, Connect's topic creation. */
const HANDED_ON =
  /^(database|driver|schema\.history\.internal|signal|notification|topic\.creation|internal|headrace|openlineage|queue)\.|^column\.(mask|truncate)\.|^snapshot\.select\.statement\.overrides\./;

export function knownProperty(connector: WrittenConnector, name: string): Known {
  const definitions = connectorDefinitions(connector.connector.spec.class);
  const defined =
    definitions?.get(name) ?? named(connectProperties.source, name) ?? named(connectProperties.sink, name);
  if (defined !== undefined) return { type: "defined", definition: defined };
  const [first = "", second = "", third = ""] = name.split(".");
  if ((first === "transforms" || first === "predicates") && second !== "") return ofPlugin(connector, name);
  if (/^(key|value|header)$/.test(first) && second === "converter") {
    const plugin = textOf(connector, `${first}.converter`);
    return member(plugin, name.slice(`${first}.converter.`.length), `${first}.converter.`);
  }
  if (second === "override" && (first === "producer" || first === "consumer" || first === "admin") && third !== "") {
    return handedOn(name.slice(`${first}.override.`.length), clientProperties[first], `${first}.override.`);
  }
  if (definitions === undefined || isOfPart(connector, name)) return FREE;
  if (HANDED_ON.test(name)) return { type: "free", near: [...definitions.keys()] };
  const candidates = [...definitions.keys(), ...Object.keys(connectProperties.source)];
  return { type: "unknown", of: connector.connector.spec.class, candidates };
}

/** `transforms.route.regex`: of the transform that `transforms.route.type` names. */
function ofPlugin(connector: WrittenConnector, name: string): Known {
  const [list = "", ...rest] = name.split(".");
  // A transform's own name may have dots: the listed one that begins the rest.
  const plugin = listOf(connector, list).find((each) => rest.join(".").startsWith(`${each}.`));
  if (plugin === undefined) {
    return {
      type: "unknown",
      of: `what \`${list}\` lists`,
      candidates: listOf(connector, list).map((each) => `${list}.${each}`),
    };
  }
  const prefix = `${list}.${plugin}.`;
  const own = name.slice(prefix.length);
  if (/^(type|predicate|negate|plugin\.version)$/.test(own)) return FREE;
  return member(textOf(connector, `${prefix}type`), own, prefix);
}

function member(plugin: string | undefined, name: string, prefix: string): Known {
  const definitions = plugin === undefined ? undefined : (pluginProperties(plugin) ?? pluginDefinitions(plugin));
  if (plugin === undefined || definitions === undefined) return FREE;
  const definition = named(definitions, name);
  if (definition !== undefined) return { type: "defined", definition };
  return { type: "unknown", of: plugin, candidates: Object.keys(definitions).map((each) => prefix + each) };
}

function handedOn(name: string, definitions: Readonly<Record<string, PropertyDefinition>>, prefix: string): Known {
  const definition = named(definitions, name);
  if (definition !== undefined) return { type: "defined", definition };
  return { type: "free", near: Object.keys(definitions).map((each) => prefix + each) };
}

/** Properties of converters and post-processors, whose names the connector lists; and those of classes of one's own. */
function isOfPart(connector: WrittenConnector, name: string): boolean {
  const parts = [...listOf(connector, "converters"), ...listOf(connector, "post.processors")];
  if (parts.some((part) => name.startsWith(`${part}.`))) return true;
  return OWN_CLASSES.some((property) => {
    const value = textOf(connector, property);
    return value !== undefined && value !== "" && !value.startsWith("io.debezium.");
  });
}

/** With a class of the author's here, any property may be read. */
const OWN_CLASSES = [
  "topic.naming.strategy",
  "sourceinfo.struct.maker",
  "snapshot.mode.custom.name",
  "snapshot.locking.mode.custom.name",
  "snapshot.query.mode.custom.name",
  "transaction.metadata.factory",
];
