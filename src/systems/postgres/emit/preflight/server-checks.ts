/** Whether the server can feed one more connector. */
export const serverChecks: readonly string[] = [
  `SELECT 1, format('this is database %s, the config says %s', current_database(), database)
    FROM declared_source WHERE database <> current_database()`,
  `SELECT 1, format('wal_level is %s, it must be logical; changing it takes a restart', current_setting('wal_level'))
    WHERE current_setting('wal_level') <> 'logical'`,
  `SELECT 1, format(
        'all %s replication slots are taken: raise max_replication_slots or drop one',
        current_setting('max_replication_slots'))
    FROM declared_source
    WHERE NOT EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = slot)
        AND (SELECT count(*) FROM pg_replication_slots) >= current_setting('max_replication_slots')::integer`,
  `SELECT 1, format('all %s WAL senders are taken: raise max_wal_senders', current_setting('max_wal_senders'))
    FROM declared_source
    WHERE NOT EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = slot AND active)
        AND (SELECT count(*) FROM pg_stat_replication) >= current_setting('max_wal_senders')::integer`,
  `SELECT 1, format(
        'slot %s is of database %s and plugin %s: it belongs to something else',
        slot, existing.database, existing.plugin)
    FROM declared_source INNER JOIN pg_replication_slots AS existing ON existing.slot_name = slot
    WHERE existing.plugin IS DISTINCT FROM 'pgoutput' OR existing.database IS DISTINCT FROM current_database()`,
  `SELECT 1, format('slot %s has lost its WAL: drop it, and the connector makes a new snapshot', slot)
    FROM declared_source INNER JOIN pg_replication_slots AS existing ON existing.slot_name = slot
    WHERE existing.wal_status = 'lost'`,
];
