/** What the database has, beside what the config says. */
export const realState = `-- What the database has
real_table AS (
    SELECT declared.*, class.oid, class.relkind, class.relpersistence, class.relrowsecurity, class.relowner
    FROM declared_table AS declared
    INNER JOIN pg_class AS class ON class.oid = to_regclass(declared.name)
),
real_key AS (
    SELECT
        index.indrelid AS oid,
        NOT index.indimmediate AS is_deferrable,
        array_agg(attribute.attname::text ORDER BY key.place) AS columns
    FROM pg_index AS index
    CROSS JOIN unnest(index.indkey) WITH ORDINALITY AS key (number, place)
    INNER JOIN pg_attribute AS attribute ON attribute.attrelid = index.indrelid AND attribute.attnum = key.number
    WHERE index.indisprimary
    GROUP BY index.indrelid, index.indimmediate
),
real_column AS (
    SELECT
        declared.*,
        attribute.attnum,
        attribute.attnotnull,
        attribute.attgenerated,
        format_type(attribute.atttypid, attribute.atttypmod) AS real_type
    FROM declared_column AS declared
    INNER JOIN real_table ON real_table.name = declared.table_name
    LEFT JOIN pg_attribute AS attribute
        ON attribute.attrelid = real_table.oid AND attribute.attname = declared.name AND attribute.attnum > 0
        AND NOT attribute.attisdropped
),
-- A table and its partitions: each has a replica identity of its own
real_identity AS (
    SELECT
        declared.identity,
        declared.identity_index,
        member.oid <> declared.oid AS is_partition,
        member.oid::regclass AS member,
        CASE member.relreplident
            WHEN 'd' THEN 'default' WHEN 'f' THEN 'full' WHEN 'i' THEN 'index' ELSE 'nothing'
        END AS real_identity,
        (
            SELECT class.relname FROM pg_index INNER JOIN pg_class AS class ON class.oid = indexrelid
            WHERE indrelid = member.oid AND indisreplident
        ) AS real_index
    FROM real_table AS declared
    INNER JOIN pg_class AS member
        ON member.oid = declared.oid OR member.oid IN (SELECT relid FROM pg_partition_tree(declared.oid))
),
-- What an identity's index has to be: unique, of all rows, checked at once, of columns that are never NULL
real_index AS (
    SELECT
        declared.name,
        declared.identity_index,
        declared.identity_columns,
        index.indexrelid IS NOT NULL AS is_there,
        index.indisunique AND index.indimmediate AND index.indpred IS NULL AND NOT EXISTS (
            SELECT FROM pg_attribute WHERE attrelid = declared.oid AND attnum = ANY (index.indkey) AND NOT attnotnull
        ) AS is_fit,
        array(
            SELECT attname::text FROM pg_attribute WHERE attrelid = declared.oid AND attnum = ANY (index.indkey) ORDER BY 1
        ) AS columns
    FROM real_table AS declared
    LEFT JOIN pg_index AS index
        ON index.indrelid = declared.oid
        AND index.indexrelid IN (SELECT oid FROM pg_class WHERE relname = declared.identity_index)
    WHERE declared.identity = 'index'
),
real_publishing AS (
    SELECT name, operation, CASE operation
        WHEN 'insert' THEN pubinsert WHEN 'update' THEN pubupdate WHEN 'delete' THEN pubdelete ELSE pubtruncate
    END AS is_published
    FROM declared_publishing INNER JOIN pg_publication ON pubname = name CROSS JOIN unnest(publishes) AS operation
),
real_member AS (
    SELECT declared.*, to_jsonb(entry) AS member, (
        SELECT array_agg(attname::text ORDER BY attname::text) FROM pg_attribute
        WHERE attrelid = prrelid AND to_jsonb(entry) -> 'prattrs' @> to_jsonb(attnum)
    ) AS real_columns
    FROM declared_publication AS declared
    INNER JOIN pg_publication ON pubname = declared.name
    INNER JOIN pg_publication_rel AS entry
        ON entry.prpubid = pg_publication.oid AND entry.prrelid = to_regclass(declared.table_name)
)`;
