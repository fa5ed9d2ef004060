/** Whether the server can feed one more connector. */
export const serverChecks: readonly string[] = [
  `SELECT 1, format('this is database %s, the config says %s', current_database(), database)
    FROM declared_source WHERE database <> current_database()`,
  `SELECT 1, format('the server is PostgreSQL %s, the config says %s', real_version, version)
    FROM declared_server, (SELECT current_setting('server_version_num')::integer / 10000 AS real_version) AS server
    WHERE version NOT IN (-1, real_version)`,
  `SELECT 1, format('%s came with PostgreSQL %s, this is %s', name, since, current_setting('server_version'))
    FROM declared_feature WHERE current_setting('server_version_num')::integer / 10000 < since::integer`,
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
  // The column came with PostgreSQL 17.
  `SELECT 1, format('slot %s is not taken over by standbys: drop it, and the connector makes it anew with a snapshot', slot)
    FROM declared_source CROSS JOIN declared_server
    INNER JOIN pg_replication_slots AS existing ON existing.slot_name = slot
    WHERE declared_server.failover AND to_jsonb(existing) ->> 'failover' = 'false'`,
  `SELECT 1, format('max_slot_wal_keep_size is %s, the config says at most %s MB: a slot that nobody reads fills the disk',
        CASE setting::bigint WHEN -1 THEN 'without limit' ELSE setting || ' MB' END, slot_limit)
    FROM declared_server CROSS JOIN pg_settings
    WHERE name = 'max_slot_wal_keep_size' AND slot_limit <> -1
        AND (setting::bigint = -1 OR setting::bigint > slot_limit)`,
];
