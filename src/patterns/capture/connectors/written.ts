import type { Address } from "../../../compiler/model/address.js";
import { KEY, type Origin, within } from "../../../compiler/model/origin.js";
import { isSecret, type SecretReference } from "../../../compiler/model/reference.js";
import { ofKind, type Pipeline, type Resource, resourceAt } from "../../../compiler/model/resource.js";
import { CONNECTOR, type ConnectorSpec } from "../../../systems/kafka/schema.js";
import { SOURCE } from "../../../systems/postgres/schema/source.js";

export type PropertyValue = string | number | boolean | SecretReference;

/** A connector and what of its properties its author wrote: all of them, or what a source's `connector` replaces. */
export interface WrittenConnector {
  readonly connector: Resource<ConnectorSpec>;
  /** What a finding about it is about: the source, where one made it. */
  readonly resource: Address;
  readonly written: Readonly<Record<string, PropertyValue>>;
  /** The option that the properties stand in. */
  readonly option: "config" | "connector";
}

const known = new WeakMap<Pipeline, readonly WrittenConnector[]>();

export function writtenConnectors(pipeline: Pipeline): readonly WrittenConnector[] {
  const found = known.get(pipeline) ?? ofKind(pipeline.resources, CONNECTOR).map((each) => of(each, pipeline));
  known.set(pipeline, found);
  return found;
}

function of(connector: Resource<ConnectorSpec>, pipeline: Pipeline): WrittenConnector {
  if (connector.madeBy === undefined) {
    return { connector, resource: connector.address, written: connector.spec.config, option: "config" };
  }
  const source = resourceAt(pipeline.resources, connector.madeBy, SOURCE);
  return { connector, resource: connector.madeBy, written: source?.spec.connector ?? {}, option: "connector" };
}

/** The place of a property's name. */
export function nameAt({ connector, option }: WrittenConnector, property: string): Origin {
  return within(connector.origin, option, property, KEY);
}

/** The place of a property's value; the connector's own where the compiler wrote it. */
export function valueAt({ connector, option, written }: WrittenConnector, property: string): Origin {
  return Object.hasOwn(written, property) ? within(connector.origin, option, property) : connector.origin;
}

/** A property as Connect will read it; undefined when it is absent or secret. */
export function textOf({ connector }: WrittenConnector, property: string): string | undefined {
  if (!Object.hasOwn(connector.spec.config, property)) return undefined;
  const value = connector.spec.config[property];
  return value === undefined || isSecret(value) ? undefined : String(value).trim();
}

/** The elements of a property that is a list. */
export function listOf(connector: WrittenConnector, property: string): readonly string[] {
  return (textOf(connector, property) ?? "")
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");
}
