import { slotName } from "../../../systems/postgres/public.js";
import type { CapturedSource } from "../../monitoring/deployed.js";
import { psql } from "../../recovery/sources.js";
import { type Block, postgres, shell } from "../page.js";
import type { Scene } from "../scene.js";

/** The slot of each source: whether somebody reads it, and how much WAL it holds. */
export function slots(scene: Scene): readonly Block[] {
  return ofSources(scene, ({ source }) =>
    postgres(
      source,
      "the slot: `active`, `wal_status` reserved or extended, and `retained` not growing",
      "SELECT slot_name, active, active_pid, wal_status, confirmed_flush_lsn,",
      "       pg_size_pretty(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)) AS retained,",
      "       pg_size_pretty(safe_wal_size) AS left_before_it_is_lost",
      `FROM pg_replication_slots WHERE slot_name = '${slotName(source).replaceAll("'", "''")}'`,
    ),
  );
}

/** What sends WAL to the connector, and how far it is. */
export function senders(scene: Scene): readonly Block[] {
  return ofSources(scene, ({ source }) =>
    postgres(
      source,
      "who reads WAL, and how many may",
      "SELECT pid, usename, state, sent_lsn, replay_lsn, current_setting('max_wal_senders') AS may",
      "FROM pg_stat_replication",
    ),
  );
}

/** Nothing of a transaction is read before its end. */
export function longTransactions(scene: Scene): readonly Block[] {
  return ofSources(scene, ({ source }) =>
    postgres(
      source,
      "transactions that have been open for more than a minute: none of their changes is sent before the end",
      "SELECT pid, usename, state, now() - xact_start AS open_for, left(query, 80) AS begins",
      "FROM pg_stat_activity",
      "WHERE xact_start < now() - interval '1 minute' AND backend_type = 'client backend'",
      "ORDER BY xact_start LIMIT 10",
    ),
  );
}

export function answers({ parts }: Scene): readonly Block[] {
  if (parts.sources.length === 0) return [];
  return [
    shell(
      "whether it answers, and as what: `f` is a primary, `t` a standby",
      ...parts.sources.map(({ source }) =>
        psql(source, '--command="SELECT pg_is_in_recovery(), pg_postmaster_start_time()"'),
      ),
    ),
  ];
}

const MOST_SOURCES = 3;

/** The same of each source, as far as a page has room. */
export function ofSources({ parts }: Scene, block: (source: CapturedSource) => Block): readonly Block[] {
  const blocks = parts.sources.slice(0, MOST_SOURCES).map(block);
  const more = parts.sources.length - blocks.length;
  return blocks.map((each, index) =>
    index === blocks.length - 1 && more > 0
      ? { ...each, what: `${each.what}; the same for the ${more} other sources` }
      : each,
  );
}
