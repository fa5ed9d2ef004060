import { NAME, type Origin, within } from "../../compiler/model/origin.js";
import type { Resource } from "../../compiler/model/resource.js";
import type { BackupSpec } from "./schema/backup.js";
import type { RoleSpec } from "./schema/role.js";
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

/** What a role is called at its server. What the config calls it is for the config alone. */
export function serverRole({ name, spec }: Resource<RoleSpec>): string {
  return spec.role ?? name;
}

/** Where the config has that name. */
export function serverRoleAt({ origin, spec }: Resource<RoleSpec>): Origin {
  return within(origin, spec.role === undefined ? NAME : "role");
}

/** The slot by which the server keeps WAL for a backup. */
export function backupSlot({ name, spec }: Resource<BackupSpec>): string {
  return spec.slot ?? `headrace_${snakeCase(name)}_wal`.slice(-63);
}

export function publicationName(source: Resource<SourceSpec>): string {
  return `headrace_${snakeCase(source.name)}`;
}

function snakeCase(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, "_");
}
