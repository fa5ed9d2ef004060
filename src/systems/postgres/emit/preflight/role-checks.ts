/** Whether the declared roles and their rights are there. What the connector's own role needs is checked apart. */
export const roleChecks: readonly string[] = [
  `SELECT DISTINCT 6, format('role %s does not exist: run setup.sql', name)
    FROM declared_role CROSS JOIN declared_source
    WHERE name <> role AND name NOT IN (SELECT rolname FROM pg_roles)`,
  `SELECT 6, format('role %s is %s, the config says otherwise: run setup.sql', name,
        CASE WHEN attribute THEN 'NO' ELSE '' END || attribute_name)
    FROM declared_role INNER JOIN pg_roles ON rolname = name
    WHERE attribute <> CASE attribute_name
        WHEN 'LOGIN' THEN rolcanlogin
        WHEN 'SUPERUSER' THEN rolsuper
        WHEN 'BYPASSRLS' THEN rolbypassrls
        WHEN 'INHERIT' THEN rolinherit
        WHEN 'REPLICATION' THEN rolreplication
    END`,
  `SELECT 6, format('role %s is no member of %s: run setup.sql', name, member_of)
    FROM declared_membership INNER JOIN pg_roles AS member ON member.rolname = name
    WHERE NOT EXISTS (
        SELECT FROM pg_auth_members INNER JOIN pg_roles AS owner ON owner.oid = roleid
        WHERE pg_auth_members.member = member.oid AND owner.rolname = member_of
    )`,
  `SELECT DISTINCT 7, format('%s %s does not exist, and rights are given on it', kind, object)
    FROM real_grant WHERE object_id IS NULL AND is_named AND kind <> 'column'`,
  `SELECT 7, format('role %s lacks %s on %s: run setup.sql', role, needed, concat_ws('.', object, nullif(column_name, '')))
    FROM real_grant
    WHERE NOT coalesce(CASE kind
        WHEN 'table' THEN has_table_privilege(grantee, object_id, needed)
        WHEN 'column' THEN has_column_privilege(grantee, object_id, number, needed)
        WHEN 'schema' THEN has_schema_privilege(grantee, object_id, needed)
        WHEN 'sequence' THEN has_sequence_privilege(grantee, object_id, needed)
        WHEN 'database' THEN has_database_privilege(grantee, object_id, needed)
    END, true)`,
];

/** Each right with the object that it is about; \`oid\` 0 stands for PUBLIC. */
export const realGrants = `-- The declared rights, with what they are about
real_grant AS (
    SELECT
        coalesce(class.oid::regclass::text, object) AS object, column_name, needed, role,
        CASE kind WHEN 'columns' THEN 'column' WHEN 'allTablesIn' THEN 'table' WHEN 'allSequencesIn' THEN 'sequence'
            ELSE kind END AS kind,
        kind NOT IN ('allTablesIn', 'allSequencesIn') AS is_named,
        CASE role WHEN 'public' THEN 0::oid ELSE grantee.oid END AS grantee,
        CASE kind
            WHEN 'schema' THEN to_regnamespace(object)::oid
            WHEN 'database' THEN (SELECT oid FROM pg_database WHERE datname = object)
            ELSE class.oid
        END AS object_id,
        attribute.attnum AS number
    FROM declared_grant
    LEFT JOIN pg_class AS class ON CASE kind
        WHEN 'table' THEN class.oid = to_regclass(object)
        WHEN 'columns' THEN class.oid = to_regclass(object)
        WHEN 'sequence' THEN class.oid = to_regclass(object)
        WHEN 'allTablesIn' THEN relkind IN ('r', 'p', 'v', 'm', 'f') AND relnamespace = to_regnamespace(object)
        WHEN 'allSequencesIn' THEN relkind = 'S' AND relnamespace = to_regnamespace(object)
        ELSE false
    END
    LEFT JOIN pg_roles AS grantee ON grantee.rolname = role
    LEFT JOIN pg_attribute AS attribute ON attrelid = class.oid AND attname = column_name
    WHERE role = 'public' OR grantee.oid IS NOT NULL
)`;
