import {
  named,
  type PropertyDefinition,
  type PropertyDefinitions,
} from "../../../compiler/model/property-definition.js";
import catalogue from "./debezium.json" with { type: "json" };

/** What is known of a connector class is known of this version; MariaDB's connector is of 3.5. */
export const DEBEZIUM_VERSION: string = catalogue.version;

const CONNECTORS: Readonly<Record<string, PropertyDefinitions>> = catalogue.SourceConnector;
const TRANSFORMS: Readonly<Record<string, PropertyDefinitions>> = catalogue.Transformation;
const CONVERTERS: Readonly<Record<string, PropertyDefinitions>> = catalogue.Converter;
const EVERYWHERE: PropertyDefinitions = catalogue.everywhere;

const known = new Map<string, ReadonlyMap<string, PropertyDefinition>>();

/** The properties of one of Debezium's source connectors; undefined for any other class. */
export function connectorDefinitions(connector: string): ReadonlyMap<string, PropertyDefinition> | undefined {
  const own = named(CONNECTORS, connector);
  if (own === undefined) return undefined;
  const found = known.get(connector) ?? new Map([...Object.entries(EVERYWHERE), ...Object.entries(own)]);
  known.set(connector, found);
  return found;
}

export const debeziumConnectors: readonly string[] = Object.keys(CONNECTORS);

/** The properties of one of Debezium's transforms or converters. */
export function pluginDefinitions(plugin: string): PropertyDefinitions | undefined {
  return named(TRANSFORMS, plugin) ?? named(CONVERTERS, plugin);
}
