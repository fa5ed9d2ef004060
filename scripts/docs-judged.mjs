/** docs/reference/clickhouse/judged.md: how far the engine that proves judges each kind and table engine. */
export function judgedPage(notice, parsedEngines) {
  const engines = parsedEngines.map((name) => `\`${name}\``).join(", ");
  return `${notice}

# How far ClickHouse judges what is generated

Before anything is written, every statement goes through a ClickHouse. Its summary counts four verdicts.

- **executed**: the object was made, on an engine of its own.
- **described**: executed, and the engine told the columns of its query.
- **parsed**: the statement was read, and not run. What reads the object is judged on a stand-in of the same columns.
- **not judged**: files that ClickHouse does not read as SQL.

## What is judged in another form

| what is written | what is executed | what that leaves open |
| --- | --- | --- |
| \`ON CLUSTER\` | the same without it | whether every server of the cluster takes it |
| \`Replicated…MergeTree\` | its plain twin | Keeper, the path and the replica's name |
| \`Distributed\` | over a cluster of one server | whether the shards answer |
| engines and dictionaries of other servers | with an address where nobody listens | address, credentials, and that the other side has the columns |
| a named collection | the engine with its values in place | the collection's own values |
| \`DEFINER\`, \`SQL SECURITY\` | the same without it | whether that user may read it |

## What is parsed only

- Users, roles, grants, row policies, quotas and settings profiles. A policy's condition and a grant's columns are
  checked on their table all the same, and privileges and settings by the engine's own lists.
- Tables of the engines ${engines}.
`;
}
