// What the systems' own options mean, where their name says it all to those who know the system.
const PLAIN = {
  host: "Host name or address.",
  port: "Its port.",
  engine: "The table engine, by name or with its arguments.",
  granularity: "`GRANULARITY` of the index.",
  database: "The database's name.",
  password: "Where the password is looked up.",
  source: "The source that it belongs to.",
  comment: "`COMMENT` of the object.",
  of: "The table of a source that is mirrored.",
  query: "The SELECT, as `` sql`…` ``: interpolate the constants of what it reads.",
  columns: "By name, in order.",
  partitionBy: "`PARTITION BY`: a column's name or `` sql`…` ``.",
  sampleBy: "`SAMPLE BY`: a column's name or `` sql`…` ``.",
  ttl: "`TTL`, as `` sql`…` ``.",
  settings: "`SETTINGS`, by ClickHouse's names.",
  default: "`DEFAULT`, as `` sql`…` ``.",
  materialized: "`MATERIALIZED`, as `` sql`…` ``: computed at each insert.",
  alias: "`ALIAS`, as `` sql`…` ``: computed at each read.",
  codec: '`CODEC`, e.g. `"ZSTD(3)"`.',
  indexes: "Data skipping indexes by name.",
  expression: "What is indexed: a column's name or `` sql`…` ``.",
  primaryKey: "The primary key's columns, in its order.",
  partitions: "Number of partitions.",
  tables: "The tables whose changes are published.",
  type: "The type, by the system's own name.",
  to: "The table that it writes into.",
  user: "The user's name.",
  databaseIndex: "Number of the database there.",
  proxyUrl: "URL of the HTTP proxy.",
  cypressPath: "Path of the table there.",
  maxStringLength: "Longest text.",
  maxArrayLength: "Longest array.",
  maxQueryLength: "Longest query.",
  directory: "The folder of its files.",
  shard: "Name of the shard.",
  replica: "Name of the replica.",
};

/** Where options stand that no text tells the meaning of. */
export const undocumented = new Set();

/** An interface's options as a table: name, type, default, meaning. */
export function optionRows(declaration, facts = new Map()) {
  const properties = declaration
    .getType()
    .getProperties()
    .map((symbol) => symbol.getDeclarations()[0]);
  const rows = properties.map((property) => {
    const { fallback, meaning } = documented(property);
    const values = facts.get(property.getName()) ?? "";
    const text = `${meaning} ${values}`.trim();
    const cells = [`\`${property.getName()}\``, `\`${typeText(property)}\``, fallback, text];
    return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  });
  return ["| option | type | default | meaning |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function typeText(property) {
  return property
    .getTypeNodeOrThrow()
    .getText()
    .replace(/\s*\n\s*/g, " ")
    .replace(/NoInfer<(\w+)>/g, "$1")
    .replace(/Readonly<((?:Record|Partial)<.*>)>/g, "$1")
    .replace(/readonly /g, "")
    .replace(/(Engine|Table|IndexOptions)<Column>/g, "$1")
    .replace(/Expression<(Column|LoggedColumn|string)>/g, "Expression")
    .replace(/Declared<"([^"]+)">/g, "$1")
    .replace(/^\| /, "");
}

/** The default that an option's own text names, and the rest of the text. */
function documented(property) {
  const text = property
    .getJsDocs()
    .map((doc) => doc.getDescription().trim())
    .join(" ")
    .replace(/\s*\n\s*/g, " ");
  const named = /Default:? (`[^`]+`|[^.]+)/.exec(text);
  const required = property.hasQuestionToken() ? "—" : "required";
  const rest = text.replace(/\s*Default:? (`[^`]+`|[^.`]+)\.(?=\s|$)/, "").trim();
  const meaning = rest === "" ? (PLAIN[property.getName()] ?? "") : rest;
  if (meaning === "") undocumented.add(placeOf(property));
  return { fallback: named?.[1] ?? required, meaning };
}

function placeOf(property) {
  return `${property.getSourceFile().getBaseName()}:${property.getStartLineNumber()} ${property.getName()}`;
}
