import { nameOf } from "../../compiler/model/address.js";
import type { Reference } from "../../compiler/model/reference.js";
import { splitName } from "../../systems/clickhouse/public.js";

/** The objects that a mirror stands for, by their qualified names. */
export interface MirrorNames {
  /** What people read. */
  readonly view: string;
  /** Where the rows are kept, every version of each until they merge. */
  readonly rows: string;
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

export function mirrorNames(name: string): MirrorNames {
  return {
    view: name,
    rows: `${name}_rows`,
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
