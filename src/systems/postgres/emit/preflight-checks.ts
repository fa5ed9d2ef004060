/** The rest of preflight.sql's query: what the database has, and where it differs from what the config says. */
export const preflightChecks = `-- What the database has
real_table AS (
    SELECT declared.*, class.oid, class.relkind, class.relpersistence, class.relrowsecurity, class.relowner
    FROM declared_table AS declared
    INNER JOIN pg_class AS class ON class.oid = to_regclass(declared.name)
),
real_key AS (
    SELECT index.indrelid AS oid, NOT index.indimmediate AS is_deferrable, array_agg(attribute.attname::text ORDER BY key.place) AS columns
    FROM pg_index AS index
    CROSS JOIN unnest(index.indkey) WITH ORDINALITY AS key (number, place)
    INNER JOIN pg_attribute AS attribute ON attribute.attrelid = index.indrelid AND attribute.attnum = key.number
    WHERE index.indisprimary
    GROUP BY index.indrelid, index.indimmediate
),
real_column AS (
    SELECT declared.*, attribute.attnotnull, attribute.attgenerated, attribute.attnum, format_type(attribute.atttypid, attribute.atttypmod) AS real_type
    FROM declared_column AS declared
    INNER JOIN real_table ON real_table.name = declared.table_name
    LEFT JOIN pg_attribute AS attribute ON attribute.attrelid = real_table.oid AND attribute.attname = declared.name
        AND attribute.attnum > 0 AND NOT attribute.attisdropped
),
-- A table and its partitions: each has a replica identity of its own
real_identity AS (
    SELECT real_table.name, real_table.identity, real_table.identity_index, member.oid <> real_table.oid AS is_partition, member.oid::regclass AS member,
        CASE member.relreplident WHEN 'd' THEN 'default' WHEN 'f' THEN 'full' WHEN 'i' THEN 'index' ELSE 'nothing' END AS real_identity,
        (SELECT class.relname FROM pg_index INNER JOIN pg_class AS class ON class.oid = indexrelid WHERE indrelid = member.oid AND indisreplident) AS real_index
    FROM real_table
    INNER JOIN pg_class AS member ON member.oid = real_table.oid OR member.oid IN (SELECT relid FROM pg_partition_tree(real_table.oid))
),

-- Where they differ
problem (section, text) AS (
    SELECT 1, format('this is database %s, the config says %s', current_database(), database)
    FROM declared_source WHERE database <> current_database()
    UNION ALL
    SELECT 1, format('wal_level is %s, it must be logical; changing it takes a restart', current_setting('wal_level'))
    WHERE current_setting('wal_level') <> 'logical'
    UNION ALL
    SELECT 1, format('all %s replication slots are taken: raise max_replication_slots or drop one', current_setting('max_replication_slots'))
    FROM declared_source
    WHERE NOT EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = slot)
        AND (SELECT count(*) FROM pg_replication_slots) >= current_setting('max_replication_slots')::integer
    UNION ALL
    SELECT 1, format('all %s WAL senders are taken: raise max_wal_senders', current_setting('max_wal_senders'))
    FROM declared_source
    WHERE NOT EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = slot AND active)
        AND (SELECT count(*) FROM pg_stat_replication) >= current_setting('max_wal_senders')::integer
    UNION ALL
    SELECT 1, format('slot %s is of database %s and plugin %s: it belongs to something else', slot, existing.database, existing.plugin)
    FROM declared_source INNER JOIN pg_replication_slots AS existing ON existing.slot_name = slot
    WHERE existing.plugin IS DISTINCT FROM 'pgoutput' OR existing.database IS DISTINCT FROM current_database()
    UNION ALL
    SELECT 1, format('slot %s has lost its WAL: drop it, and the connector makes a new snapshot', slot)
    FROM declared_source INNER JOIN pg_replication_slots AS existing ON existing.slot_name = slot
    WHERE existing.wal_status = 'lost'

    UNION ALL
    SELECT 2, format('table %s does not exist', name)
    FROM declared_table WHERE to_regclass(name) IS NULL
    UNION ALL
    SELECT 2, format('%s is not a table that is replicated: it is unlogged, temporary, foreign or a view', name)
    FROM real_table WHERE relkind NOT IN ('r', 'p') OR relpersistence <> 'p'
    UNION ALL
    SELECT 2, format('%s.%s does not exist', table_name, name)
    FROM real_column WHERE attnum IS NULL
    UNION ALL
    SELECT 2, format('%s.%s is %s, the config says %s', table_name, name, real_type, type)
    FROM real_column WHERE type NOT IN (real_type, regexp_replace(real_type, '^("([^"]|"")+"|\\w+)\\.', ''))
    UNION ALL
    SELECT 2, format('%s.%s %s be NULL, the config says otherwise', table_name, name, CASE WHEN attnotnull THEN 'can not' ELSE 'can' END)
    FROM real_column WHERE attnotnull <> not_null
    UNION ALL
    SELECT 2, format('%s.%s is %s generated column, the config says otherwise', table_name, name, CASE WHEN attgenerated = '' THEN 'no' ELSE 'a' END)
    FROM real_column WHERE (attgenerated <> '') <> generated
    UNION ALL
    SELECT 2, format('type %s is %s, the config says %s', name, coalesce(real_definition, 'neither enum nor domain'), definition)
    FROM declared_type
    LEFT JOIN LATERAL (
        SELECT CASE typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN format_type(typbasetype, typtypmod) END AS real_definition
        FROM pg_type WHERE oid = coalesce(to_regtype(name), to_regtype('public.' || name))
    ) AS existing ON true
    WHERE definition IS DISTINCT FROM real_definition
    UNION ALL
    SELECT 2, format('the primary key of %s is (%s), the config says (%s)', name, array_to_string(columns, ', '), array_to_string(primary_key, ', '))
    FROM real_table LEFT JOIN real_key USING (oid) WHERE columns IS DISTINCT FROM primary_key
    UNION ALL
    SELECT 2, format('the primary key of %s is DEFERRABLE: keys that swap within a statement can not be mirrored', name)
    FROM real_table INNER JOIN real_key USING (oid) WHERE is_deferrable
    UNION ALL
    SELECT 3, format('the replica identity of %s is %s, the config says %s: run setup.sql', member, concat_ws(' ', real_identity, real_index), concat_ws(' ', identity, identity_index))
    FROM real_identity
    WHERE NOT (real_identity = identity AND (is_partition OR real_index IS NOT DISTINCT FROM identity_index))
        AND NOT (is_partition AND real_identity = 'full')

    UNION ALL
    SELECT DISTINCT 4, format('publication %s does not exist: run setup.sql', name)
    FROM declared_publication WHERE name NOT IN (SELECT pubname FROM pg_publication)
    UNION ALL
    SELECT DISTINCT 4, format('publication %s does not publish insert, update, delete and truncate, or not as the config says of partitions: run setup.sql', name)
    FROM declared_publication INNER JOIN pg_publication ON pubname = name
    WHERE NOT (pubinsert AND pubupdate AND pubdelete AND pubtruncate) OR pubviaroot <> via_root
    UNION ALL
    SELECT 4, format('publication %s lacks table %s: run setup.sql', name, table_name)
    FROM declared_publication INNER JOIN pg_publication ON pubname = name
    WHERE to_regclass(table_name) IS NOT NULL AND NOT EXISTS (
        SELECT FROM pg_publication_rel WHERE prpubid = pg_publication.oid AND prrelid = to_regclass(table_name)
    ) AND NOT puballtables
    UNION ALL
    SELECT 4, format('publication %s publishes only some rows of %s: run setup.sql', name, table_name)
    FROM declared_publication INNER JOIN pg_publication ON pubname = name
    INNER JOIN pg_publication_rel AS member ON member.prpubid = pg_publication.oid AND member.prrelid = to_regclass(table_name)
    WHERE to_jsonb(member) ->> 'prqual' IS NOT NULL

    UNION ALL
    SELECT 5, format('role %s does not exist: run setup.sql', role)
    FROM declared_source WHERE role NOT IN (SELECT rolname FROM pg_roles)
    UNION ALL
    SELECT 5, format('role %s may not log in or not replicate: run setup.sql', role)
    FROM declared_source INNER JOIN pg_roles ON rolname = role
    WHERE NOT (rolcanlogin AND (rolreplication OR rolsuper))
    UNION ALL
    SELECT 5, format('role %s lacks %s on %s: run setup.sql', role, needed, table_name)
    FROM declared_right CROSS JOIN declared_source INNER JOIN pg_roles ON rolname = role
    INNER JOIN pg_class AS class ON class.oid = to_regclass(table_name)
    WHERE NOT has_table_privilege(pg_roles.oid, class.oid, needed)
        OR NOT has_schema_privilege(pg_roles.oid, class.relnamespace, 'USAGE')
    UNION ALL
    SELECT 5, format('row-level security hides rows of %s from role %s: a snapshot would lack them', name, role)
    FROM real_table CROSS JOIN declared_source INNER JOIN pg_roles ON rolname = role
    WHERE relrowsecurity AND NOT (rolsuper OR rolbypassrls OR relowner = pg_roles.oid)
)
SELECT text FROM problem ORDER BY section, text;`;
