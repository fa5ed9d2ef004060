import type { Address } from "../../compiler/model/address.js";
import { ofKind, type Resource, resourceAt } from "../../compiler/model/resource.js";
import { splitName } from "../../systems/clickhouse/public.js";
import type { ReadColumn } from "../mirror/columns.js";
import { type MirrorPart, mirrorParts } from "../mirror/parts.js";
import { MIRROR } from "../mirror/schema.js";
import { loggedColumns, loggedTable } from "./columns.js";
import { logNames } from "./names.js";
import { CHANGES, type ChangesSpec } from "./schema.js";

type Resources = ReadonlyMap<Address, Resource>;

/** What the logs that read along want of a mirror's queue. */
export interface LogsOnQueue {
  readonly views: readonly string[];
  /** What they read, in the table's order. */
  readonly columns: readonly ReadColumn[];
  /** The columns whose old values they read. */
  readonly before: readonly string[];
}

const NONE: LogsOnQueue = { views: [], columns: [], before: [] };

/** The logs that read the events of one of a mirror's tables. */
export function logsOn(mirror: Address, table: Address, resources: Resources): LogsOnQueue {
  const logs = (hosting(resources).logsAt.get(`${mirror} ${table}`) ?? []).flatMap((changes) => {
    const logged = loggedTable(changes, resources);
    return logged === undefined ? [] : [{ changes, logged, columns: loggedColumns(changes.spec, logged) }];
  });
  const [first] = logs;
  if (first === undefined) return NONE;
  const all = new Map(logs.flatMap(({ columns }) => columns.read.map((column) => [column.name, column] as const)));
  return {
    views: logs.flatMap(({ changes: { name } }) => [logNames(name).ingest, logNames(name).rejected]),
    columns: first.logged.stream.columns.flatMap(({ name }) => all.get(name) ?? []),
    before: logs.flatMap(({ columns }) => columns.before.map(({ name }) => name)),
  };
}

/** The part of a mirror that a log reads along with; `undefined`: it has a queue of its own. */
export function hostOf(changes: Resource<ChangesSpec>, resources: Resources): MirrorPart | undefined {
  const address = hosting(resources).mirrorOf.get(changes.address);
  const mirror = address === undefined ? undefined : resourceAt(resources, address, MIRROR);
  const parts = mirror === undefined ? [] : mirrorParts(mirror, resources);
  return parts.find(({ table }) => table.address === changes.spec.of.$ref);
}

interface Hosting {
  readonly mirrorOf: ReadonlyMap<Address, Address>;
  /** By mirror and table. */
  readonly logsAt: ReadonlyMap<string, readonly Resource<ChangesSpec>[]>;
}

/** Found once: every mirror of a pipeline asks. */
const known = new WeakMap<Resources, Hosting>();

function hosting(resources: Resources): Hosting {
  const found = known.get(resources);
  if (found !== undefined) return found;
  const mirrorOf = new Map<Address, Address>();
  const logsAt = new Map<string, Resource<ChangesSpec>[]>();
  const logs = ofKind(resources, CHANGES).filter(({ spec }) => spec.consumerGroup === undefined);
  const mirrors = logs.length === 0 ? new Map<string, Address>() : mirrorsByTable(resources);
  for (const log of logs) {
    const table = log.spec.of.$ref;
    const mirror = mirrors.get(`${splitName(log.name).database} ${table}`);
    if (mirror === undefined) continue;
    mirrorOf.set(log.address, mirror);
    logsAt.set(`${mirror} ${table}`, [...(logsAt.get(`${mirror} ${table}`) ?? []), log]);
  }
  known.set(resources, { mirrorOf, logsAt });
  return { mirrorOf, logsAt };
}

/** The first mirror of each table in each database. */
function mirrorsByTable(resources: Resources): ReadonlyMap<string, Address> {
  const mirrors = new Map<string, Address>();
  for (const mirror of ofKind(resources, MIRROR)) {
    for (const { $ref } of mirror.spec.of) {
      const place = `${splitName(mirror.name).database} ${$ref}`;
      if (!mirrors.has(place)) mirrors.set(place, mirror.address);
    }
  }
  return mirrors;
}
