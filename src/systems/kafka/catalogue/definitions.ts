import { named, type PropertyDefinitions } from "../../../compiler/model/property-definition.js";
import connect from "./connect.json" with { type: "json" };
import kafka from "./kafka.json" with { type: "json" };

export const KAFKA_VERSION: string = kafka.version;

export const brokerProperties: PropertyDefinitions = kafka.broker;
export const topicProperties: PropertyDefinitions = kafka.topic;
/** What a connector may override of the worker's own clients. */
export const clientProperties: Readonly<Record<"producer" | "consumer" | "admin", PropertyDefinitions>> = kafka;
/** What Connect itself reads of every connector's properties. */
export const connectProperties: Readonly<Record<"source" | "sink", PropertyDefinitions>> = kafka;

const TRANSFORMS: Readonly<Record<string, PropertyDefinitions>> = connect.Transformation;
const PREDICATES: Readonly<Record<string, PropertyDefinitions>> = connect.Predicate;
const CONVERTERS: Readonly<Record<string, PropertyDefinitions>> = connect.Converter;

/** The properties of one of Kafka's own transforms, predicates or converters. */
export function pluginProperties(plugin: string): PropertyDefinitions | undefined {
  return named(TRANSFORMS, plugin) ?? named(PREDICATES, plugin) ?? named(CONVERTERS, plugin);
}

/** Whether brokers of this version have the configs that are known; the known version where none is said. */
export function isKnownVersion(version: string | undefined): boolean {
  const minor = (text: string): string => text.split(".").slice(0, 2).join(".");
  return version === undefined || minor(version) === minor(KAFKA_VERSION);
}
