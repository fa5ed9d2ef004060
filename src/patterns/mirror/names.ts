import { nameOf } from "../../compiler/model/address.js";
import type { Reference } from "../../compiler/model/reference.js";
import { splitName } from "../../systems/clickhouse/public.js";

/** Where the rows are kept, every version of each until they merge. The mirror's own name is what people read. */
export function rowsName(mirror: string): string {
  return `${mirror}_rows`;
}

/** The objects through which the events of one table come, by their qualified names. */
export interface StreamNames {
  /** The consumer of the topic. */
  readonly queue: string;
  /** Takes each block from the queue to `events`: the one view on the queue, so it starts and stops all. */
  readonly consumer: string;
  /** Keeps nothing: hands each block of events to the views below. */
  readonly events: string;
  readonly ingest: string;
  readonly rejected: string;
  readonly truncated: string;
}

export function streamNames(name: string): StreamNames {
  return {
    queue: `${name}_queue`,
    consumer: `${name}_consumer`,
    events: `${name}_events`,
    ingest: `${name}_ingest`,
    rejected: `${name}_rejected`,
    truncated: `${name}_truncated`,
  };
}

/** What all mirrors of one source in one database share. */
export interface SourceNames {
  readonly fences: string;
  readonly deadLetters: string;
  readonly heartbeat: string;
}

export function sourceNames(mirror: string, source: Reference): SourceNames {
  const database = splitName(mirror).database ?? "default";
  const prefix = `${database}.${nameOf(source.$ref).replace(/\W/g, "_")}`;
  return { fences: `${prefix}_fences`, deadLetters: `${prefix}_dead_letters`, heartbeat: `${prefix}_heartbeat` };
}
