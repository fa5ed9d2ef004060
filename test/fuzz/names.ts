import fc from "fast-check";

/** Names that break what prints or splits them carelessly. */
const ODD = [
  "select",
  "order",
  "index",
  "default",
  "table",
  "id",
  "Id",
  "it's",
  'say "x"',
  "back`tick",
  "with space",
  "dot.ted",
  "a.b.c",
  "naïve",
  "日本語",
  "🚀",
  "semi;colon",
  "--comment",
  "/*",
  "new\nline",
  "tab\tbed",
  "$dollar",
  "percent%41",
  "back\\slash",
  "{brace}",
  "[bracket]",
  "_version",
  "_is_deleted",
  "__op",
  "1st",
  "nul\0",
  "CON",
  "..",
  "x".repeat(63),
  "x".repeat(64),
  "é".repeat(120),
  "y".repeat(255),
  "z".repeat(256),
];

export const oddName: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...ODD) },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" }) },
);

/** A name that a careful person might choose: letters, digits, now and then a reserved word or capital. */
export const plainName: fc.Arbitrary<string> = fc.oneof(
  fc.stringMatching(/^[a-z][a-z0-9_]{0,15}$/),
  fc.constantFrom("order", "user", "Group", "from", "limit", "value", "key"),
);

/** A value that an option may not expect. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(0, -1, 1, 2, 3.5, 1e9, 2 ** 53, true, false, null, "", " ", [], {}, [""], [[]]),
  fc.constantFrom(
    "1",
    "10s",
    "0s",
    "7d",
    "UInt64",
    "String",
    "Nullable(String)",
    "Array(Nullable(",
    "numeric(10,2)",
    "bogus",
  ),
  oddName,
  fc.constantFrom<unknown>(
    { $sql: ["now()"] },
    { $sql: ["SELECT"] },
    { $sql: ["1 +"] },
    { $sql: ["id + 1"] },
    { $sql: ["'"] },
    { $sql: ["SELECT 1 AS id"] },
    { $secret: "a/b" },
    { $ref: "clickhouse.table/nowhere" },
  ),
);
