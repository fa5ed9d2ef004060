/** Whether the publication sends what the connector needs, and the connector's role may read it. */
export const accessChecks: readonly string[] = [
  `SELECT DISTINCT 4, format('publication %s does not exist: run setup.sql', name)
    FROM declared_publishing WHERE name NOT IN (SELECT pubname FROM pg_publication)`,
  `SELECT DISTINCT 4, format(
        'publication %s leaves out %s: run setup.sql', name, array_to_string(array(
            SELECT operation || 's' FROM real_publishing AS other
            WHERE other.name = real.name AND NOT other.is_published
        ), ', '))
    FROM real_publishing AS real WHERE NOT is_published`,
  `SELECT DISTINCT 4, format(
        'publication %s has publish_via_partition_root = %s, the config says %s: run setup.sql',
        name, pubviaroot, via_root)
    FROM declared_publication INNER JOIN pg_publication ON pubname = name
    WHERE pubviaroot <> via_root`,
  `SELECT 4, format('publication %s lacks table %s: run setup.sql', name, table_name)
    FROM declared_publication INNER JOIN pg_publication AS publication ON pubname = name
    WHERE to_regclass(table_name) IS NOT NULL AND NOT puballtables AND NOT EXISTS (
        SELECT FROM pg_publication_rel WHERE prpubid = publication.oid AND prrelid = to_regclass(table_name)
    )`,
  `SELECT 4, format('publication %s is %s of all tables, the config says otherwise', name,
        CASE WHEN puballtables THEN 'one' ELSE 'none' END)
    FROM declared_publishing INNER JOIN pg_publication ON pubname = name WHERE puballtables <> all_tables`,
  `SELECT 4, format('publication %s lacks schema %s: run setup.sql', name, schema)
    FROM declared_publishing CROSS JOIN unnest(schemas) AS schema
    INNER JOIN pg_publication ON pubname = name
    WHERE NOT EXISTS (SELECT FROM pg_publication_tables WHERE pg_publication_tables.pubname = name AND schemaname = schema)
        AND EXISTS (SELECT FROM pg_tables WHERE schemaname = schema)`,
  // The column came with PostgreSQL 15.
  `SELECT 4, format('publication %s publishes %s: run setup.sql', name,
        CASE WHEN filtered THEN 'all rows of ' || table_name || ', the config says some'
            ELSE 'only some rows of ' || table_name END)
    FROM real_member WHERE (member ->> 'prqual' IS NOT NULL) <> filtered`,
  `SELECT 4, format('publication %s publishes (%s) of %s, the config says (%s): run setup.sql',
        name, coalesce(array_to_string(real_columns, ', '), 'all columns'), table_name,
        CASE WHEN columns = '{}' THEN 'all columns' ELSE array_to_string(columns, ', ') END)
    FROM real_member WHERE coalesce(real_columns, '{}') <> array(SELECT unnest(columns) ORDER BY 1)`,
  // The column came with PostgreSQL 18.
  `SELECT 4, format('publication %s does not publish generated columns: run setup.sql', name)
    FROM declared_publishing INNER JOIN pg_publication AS publication ON pubname = name
    WHERE to_jsonb(publication) ->> 'pubgencols' = 'n'`,
  `SELECT 5, format('role %s does not exist: run setup.sql', role)
    FROM declared_source WHERE role NOT IN (SELECT rolname FROM pg_roles)`,
  `SELECT 5, format('role %s may not log in or not replicate: run setup.sql', role)
    FROM declared_source CROSS JOIN declared_server INNER JOIN pg_roles AS existing ON rolname = role
    WHERE NOT (rolcanlogin AND (rolreplication OR rolsuper OR EXISTS (
        SELECT FROM pg_roles AS other
        WHERE other.rolname = replication_role AND pg_has_role(existing.oid, other.oid, 'member')
    )))`,
  `SELECT 5, format('the password of role %s is good until %s only', role, rolvaliduntil)
    FROM declared_source INNER JOIN pg_roles ON rolname = role WHERE rolvaliduntil < now()`,
  `SELECT 5, format('role %s lacks %s on %s: run setup.sql', role, needed, concat_ws('.', table_name, nullif(column_name, '')))
    FROM declared_right
    CROSS JOIN declared_source
    INNER JOIN pg_roles AS existing ON rolname = role
    INNER JOIN pg_class AS class ON class.oid = to_regclass(table_name)
    LEFT JOIN pg_attribute AS attribute ON attrelid = class.oid AND attname = column_name
    WHERE NOT CASE
            WHEN column_name = '' THEN has_table_privilege(existing.oid, class.oid, needed)
            ELSE coalesce(has_column_privilege(existing.oid, class.oid, attribute.attnum, needed), true)
        END
        OR NOT has_schema_privilege(existing.oid, class.relnamespace, 'USAGE')`,
  `SELECT 5, format('row-level security hides rows of %s from role %s: a snapshot would lack them', name, role)
    FROM real_table
    CROSS JOIN declared_source
    INNER JOIN pg_roles AS existing ON rolname = role
    WHERE relrowsecurity AND NOT (rolsuper OR rolbypassrls OR relowner = existing.oid)`,
];
