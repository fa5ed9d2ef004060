import type { Resource } from "../../compiler/model/resource.js";
import type { SourceSpec } from "./schema/source.js";

/** Written by the connector at each heartbeat; its one row is read last in a snapshot. */
export const HEARTBEAT_TABLE = "public.headrace_heartbeat";

/** Where an operator asks the connector for an incremental snapshot. */
export const SIGNAL_TABLE = "public.headrace_signal";

export function heartbeatTable({ heartbeat }: Pick<SourceSpec, "heartbeat">): string {
  return (typeof heartbeat === "number" ? undefined : heartbeat.table) ?? HEARTBEAT_TABLE;
}

export function heartbeatMilliseconds({ heartbeat }: Pick<SourceSpec, "heartbeat">): number {
  return typeof heartbeat === "number" ? heartbeat : heartbeat.every;
}

export function signalTable({ signals }: Pick<SourceSpec, "signals">): string {
  return signals?.table ?? SIGNAL_TABLE;
}

/** Slots are named with lower-case letters, digits and underscores. */
export function slotName(source: Resource<SourceSpec>): string {
  return source.spec.slot ?? `headrace_${snakeCase(source.name)}`;
}

export function publicationName(source: Resource<SourceSpec>): string {
  return `headrace_${snakeCase(source.name)}`;
}

function snakeCase(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, "_");
}
