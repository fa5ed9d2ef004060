/** Whether the tables are as the config says. */
export const tableChecks: readonly string[] = [
  `SELECT 2, format('table %s does not exist', name)
    FROM declared_table WHERE to_regclass(name) IS NULL`,
  `SELECT 2, format('%s is not a table that is replicated: it is unlogged, temporary, foreign or a view', name)
    FROM real_table WHERE relkind NOT IN ('r', 'p') OR relpersistence <> 'p'`,
  `SELECT 2, format('%s is not partitioned, the config says otherwise', name)
    FROM real_table WHERE partitioned AND relkind <> 'p'`,
  `SELECT 2, format('%s.%s does not exist', table_name, name)
    FROM real_column WHERE attnum IS NULL`,
  `SELECT 2, format('%s.%s is %s, the config says %s', table_name, name, real_type, type)
    FROM real_column WHERE type NOT IN (real_type, regexp_replace(real_type, '^("([^"]|"")+"|\\w+)\\.', ''))`,
  `SELECT 2, format(
        '%s.%s %s be NULL, the config says otherwise',
        table_name, name, CASE WHEN attnotnull THEN 'can not' ELSE 'can' END)
    FROM real_column WHERE attnotnull <> not_null`,
  `SELECT 2, format(
        '%s.%s is %s generated column, the config says otherwise',
        table_name, name, CASE WHEN attgenerated = '' THEN 'no' ELSE 'a' END)
    FROM real_column WHERE (attgenerated <> '') <> generated`,
  `SELECT 2, format(
        'type %s is %s, the config says %s', name, coalesce(real_definition, 'neither enum nor domain'), definition)
    FROM declared_type
    LEFT JOIN LATERAL (
        SELECT CASE typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN format_type(typbasetype, typtypmod) END AS real_definition
        FROM pg_type WHERE oid = coalesce(to_regtype(name), to_regtype('public.' || name))
    ) AS existing ON true
    WHERE definition IS DISTINCT FROM real_definition`,
  `SELECT 2, format(
        'the primary key of %s is (%s), the config says (%s)',
        name, array_to_string(columns, ', '), array_to_string(primary_key, ', '))
    FROM real_table LEFT JOIN real_key USING (oid) WHERE columns IS DISTINCT FROM primary_key`,
  `SELECT 2, format(
        'the primary key of %s is DEFERRABLE: keys that swap within a statement can not be mirrored', name)
    FROM real_table INNER JOIN real_key USING (oid) WHERE is_deferrable`,
  `SELECT 3, format('%s has no index %s, which the config names as its identity', name, identity_index)
    FROM real_index WHERE NOT is_there`,
  `SELECT 3, format(
        'index %s of %s can be no identity: it must be unique, of all rows, not deferrable, of columns that are NOT NULL',
        identity_index, name)
    FROM real_index WHERE is_there AND NOT is_fit`,
  `SELECT 3, format('index %s of %s has (%s), the config says (%s)', identity_index, name,
        array_to_string(columns, ', '), array_to_string(identity_columns, ', '))
    FROM real_index WHERE is_there AND columns <> array(SELECT unnest(identity_columns) ORDER BY 1)`,
  `SELECT 3, format(
        'the replica identity of %s is %s, the config says %s: run setup.sql',
        member, concat_ws(' ', real_identity, real_index), concat_ws(' ', identity, identity_index))
    FROM real_identity
    WHERE NOT (real_identity = identity AND (is_partition OR real_index IS NOT DISTINCT FROM identity_index))
        AND NOT (is_partition AND real_identity = 'full')`,
];
