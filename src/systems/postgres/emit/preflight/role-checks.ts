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
  `SELECT 6, format('the connection limit of role %s is %s, the config says %s: run setup.sql', name,
        CASE rolconnlimit WHEN -1 THEN 'none' ELSE rolconnlimit::text END,
        CASE connection_limit WHEN -1 THEN 'none' ELSE connection_limit::text END)
    FROM declared_login INNER JOIN pg_roles ON rolname = name WHERE rolconnlimit <> connection_limit`,
  // That the connector's own is no longer good is told apart.
  `SELECT 6, format('the password of role %s is good until %s, the config says %s: run setup.sql', name,
        coalesce(rolvaliduntil, 'infinity'), valid_until::timestamptz)
    FROM declared_login CROSS JOIN declared_source INNER JOIN pg_roles ON rolname = name
    WHERE coalesce(rolvaliduntil, 'infinity') <> valid_until::timestamptz
        AND (name <> role OR coalesce(rolvaliduntil, 'infinity') >= now())`,
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
  `SELECT 7, format('role %s will lack %s on future tables in %s%s: run setup.sql', role,
        needed || CASE WHEN with_option THEN ' WITH GRANT OPTION' ELSE '' END, schema,
        CASE creator WHEN '' THEN '' ELSE ' made by ' || creator END)
    FROM declared_default LEFT JOIN pg_roles AS existing ON existing.rolname = role
    WHERE (role = 'public' OR existing.oid IS NOT NULL) AND NOT EXISTS (
        SELECT FROM pg_default_acl CROSS JOIN LATERAL aclexplode(defaclacl) AS given
        WHERE defaclobjtype = 'r' AND defaclnamespace IN (0, to_regnamespace(schema)::oid)
            AND creator IN ('', pg_get_userbyid(defaclrole))
            AND given.grantee = CASE role WHEN 'public' THEN 0::oid ELSE existing.oid END
            AND given.privilege_type = needed AND (given.is_grantable OR NOT with_option)
    )`,
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
