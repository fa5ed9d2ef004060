/** Whether the publication sends what the connector needs, and the connector's role may read it. */
export const accessChecks: readonly string[] = [
  `SELECT DISTINCT 4, format('publication %s does not exist: run setup.sql', name)
    FROM declared_publication WHERE name NOT IN (SELECT pubname FROM pg_publication)`,
  `SELECT DISTINCT 4, format('publication %s leaves out inserts, updates, deletes or truncates: run setup.sql', name)
    FROM declared_publication INNER JOIN pg_publication ON pubname = name
    WHERE NOT (pubinsert AND pubupdate AND pubdelete AND pubtruncate)`,
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
  // The column came with PostgreSQL 15.
  `SELECT 4, format('publication %s publishes only some rows of %s: run setup.sql', name, table_name)
    FROM declared_publication INNER JOIN pg_publication AS publication ON pubname = name
    INNER JOIN pg_publication_rel AS member
        ON member.prpubid = publication.oid AND member.prrelid = to_regclass(table_name)
    WHERE to_jsonb(member) ->> 'prqual' IS NOT NULL`,
  `SELECT 5, format('role %s does not exist: run setup.sql', role)
    FROM declared_source WHERE role NOT IN (SELECT rolname FROM pg_roles)`,
  `SELECT 5, format('role %s may not log in or not replicate: run setup.sql', role)
    FROM declared_source INNER JOIN pg_roles ON rolname = role
    WHERE NOT (rolcanlogin AND (rolreplication OR rolsuper))`,
  `SELECT 5, format('role %s lacks %s on %s: run setup.sql', role, needed, table_name)
    FROM declared_right
    CROSS JOIN declared_source
    INNER JOIN pg_roles AS existing ON rolname = role
    INNER JOIN pg_class AS class ON class.oid = to_regclass(table_name)
    WHERE NOT has_table_privilege(existing.oid, class.oid, needed)
        OR NOT has_schema_privilege(existing.oid, class.relnamespace, 'USAGE')`,
  `SELECT 5, format('row-level security hides rows of %s from role %s: a snapshot would lack them', name, role)
    FROM real_table
    CROSS JOIN declared_source
    INNER JOIN pg_roles AS existing ON rolname = role
    WHERE relrowsecurity AND NOT (rolsuper OR rolbypassrls OR relowner = existing.oid)`,
];
