import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Secret } from "../../../compiler/model/secret.js";

/** How another system is reached, under one name in the server's configuration. */
export interface NamedCollection extends Declared<"clickhouse.namedCollection"> {}

/** A value, a secret (the server looks it up in its environment), or one of them with whether SQL may override it. */
export type CollectionValue = string | number | boolean | Secret | CollectionValueOptions;

export interface CollectionValueOptions {
  /** The value, or where it is looked up. */
  readonly value: string | number | boolean | Secret;
  /** Whether a query may give it another value. Default that of the server (`allow_named_collection_override_by_default`). */
  readonly overridable?: boolean;
}

export interface NamedCollectionOptions {
  /**
   * By the names that the engine, function or dictionary source reads: `host`, `password`, `kafka_broker_list` … What
   * stands behind `kafka.` are options of the Kafka consumer, with underscores for dots: `"kafka.fetch_min_bytes"`.
   */
  readonly values: Readonly<Record<string, CollectionValue>>;
  /** Whether queries may give its values others, where a value does not say. Default that of the server. */
  readonly overridable?: boolean;
  /** The cluster whose servers have it. Its file then stands among that cluster's. */
  readonly cluster?: Declared<"clickhouse.cluster">;
}

/** Declares a named collection: a file of the server's configuration, so that no secret stands in a statement. */
export function namedCollection(name: string, options: NamedCollectionOptions): NamedCollection {
  return declare("clickhouse.namedCollection", name, options, namedCollection, {});
}
