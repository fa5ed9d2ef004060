import { fileName } from "../../../compiler/emit/file-name.js";
import { commentHead } from "../../../compiler/emit/head.js";
import { yamlText } from "../../../compiler/emit/yaml.js";
import { type Address, nameOf } from "../../../compiler/model/address.js";
import type { Artifact } from "../../../compiler/model/artifact.js";
import type { Json, JsonObject } from "../../../compiler/model/json.js";
import { isSecret, type SecretReference } from "../../../compiler/model/reference.js";
import { ofKind, type Pipeline, type Resource } from "../../../compiler/model/resource.js";
import { type CollectionValueSpec, NAMED_COLLECTION, type NamedCollectionSpec } from "../schema/named-collection.js";
import { environmentNote, fromEnvironment } from "./server-environment.js";

type Collection = Resource<NamedCollectionSpec>;

/** The named collections of each cluster's servers, and of servers that belong to none. */
export function namedCollectionFiles(pipeline: Pipeline): readonly Artifact[] {
  const byCluster = new Map<Address | undefined, Collection[]>();
  for (const collection of ofKind(pipeline.resources, NAMED_COLLECTION)) {
    const cluster = collection.spec.cluster?.$ref;
    byCluster.set(cluster, [...(byCluster.get(cluster) ?? []), collection]);
  }
  return [...byCluster].flatMap(([cluster, collections]) => {
    const [first] = collections;
    if (first === undefined) return [];
    const folder = cluster === undefined ? "clickhouse/server" : `clickhouse/${fileName(nameOf(cluster))}/server`;
    const servers = cluster === undefined ? "ClickHouse server" : "server of the cluster";
    const note = [
      `For every ${servers}: put it into /etc/clickhouse-server/config.d. It is read at the start and when it changes.`,
      ...environmentNote(collections.flatMap(secretsOf)),
    ].join("\n");
    const data = { named_collections: Object.fromEntries(collections.map((each) => [each.name, elements(each.spec)])) };
    return [
      {
        path: `${folder}/config.d/named-collections.yaml`,
        content: `${commentHead("#", first.address, note)}\n${yamlText(data)}`,
        resources: collections.map((each) => each.address),
      },
    ];
  });
}

function elements(spec: NamedCollectionSpec): JsonObject {
  return nested(
    Object.entries(spec.values).map(([key, each]) => [
      key.split("."),
      element(each, each.overridable ?? spec.overridable),
    ]),
  );
}

/** `a.b` is an element within another. */
function nested(entries: readonly (readonly [readonly string[], Json])[]): JsonObject {
  const inner = new Map<string, (readonly [readonly string[], Json])[]>();
  for (const [[first = "", ...rest], value] of entries) inner.set(first, [...(inner.get(first) ?? []), [rest, value]]);
  return Object.fromEntries(
    [...inner].map(([key, each]): [string, Json] => {
      const own = each.find(([rest]) => rest.length === 0);
      return [key, own === undefined ? nested(each) : own[1]];
    }),
  );
}

/** In ClickHouse's YAML a key with `@` is an attribute of the element, and `#text` is its text. */
function element({ value }: CollectionValueSpec, overridable: boolean | undefined): Json {
  const attribute = overridable === undefined ? {} : { "@overridable": String(overridable) };
  if (isSecret(value)) return { ...attribute, ...fromEnvironment(value) };
  const text = typeof value === "boolean" ? (value ? "1" : "0") : String(value);
  return overridable === undefined ? text : { ...attribute, "#text": text };
}

function secretsOf({ spec }: Collection): readonly SecretReference[] {
  return Object.values(spec.values).flatMap(({ value }) => (isSecret(value) ? [value] : []));
}
