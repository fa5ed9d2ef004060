import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Node, Project } from "ts-morph";
import { optionRows } from "./docs-options.mjs";

const SYSTEMS = {
  postgres: {
    title: "PostgreSQL",
    intro: "Where the rows come from: databases, their tables, and what is published of them.",
    files: ["systems/postgres/define/source", "systems/postgres/define/table", "systems/postgres/define/publication"],
  },
  kafka: {
    title: "Kafka and Kafka Connect",
    intro:
      "Where the changes travel. A pipeline of mirrors needs none of these: its connectors and topics follow from the sources.",
    files: ["systems/kafka/define/cluster", "systems/kafka/define/topic", "systems/kafka/define/connector"],
  },
  clickhouse: {
    title: "ClickHouse",
    intro: "Where the changes land and what is computed from them.",
    files: [
      "patterns/mirror/define",
      "patterns/rollup/define",
      "systems/clickhouse/define/materialized-view",
      "systems/clickhouse/define/view",
      "systems/clickhouse/define/table",
      "systems/clickhouse/define/ttl",
      "systems/clickhouse/define/sql-security",
      "systems/clickhouse/define/expression",
      "systems/clickhouse/define/engine",
      "systems/clickhouse/define/engines/merge-tree",
      "systems/clickhouse/define/engines/replicated",
      "systems/clickhouse/define/engines/distributed",
      "systems/clickhouse/define/engines/kafka",
      "systems/clickhouse/define/engines/queues",
      "systems/clickhouse/define/engines/stores",
      "systems/clickhouse/define/engines/lakes",
      "systems/clickhouse/define/engines/databases",
      "systems/clickhouse/define/engines/local",
      "systems/clickhouse/define/database",
      "systems/clickhouse/define/cluster",
      "systems/clickhouse/define/dictionary/dictionary",
      "systems/clickhouse/define/dictionary/source",
      "systems/clickhouse/define/dictionary/layout",
      "systems/clickhouse/define/function",
      "systems/clickhouse/define/named-collection",
      "systems/clickhouse/define/access/role",
      "systems/clickhouse/define/access/user",
      "systems/clickhouse/define/access/authentication",
      "systems/clickhouse/define/access/grant",
      "systems/clickhouse/define/access/row-policy",
      "systems/clickhouse/define/access/settings-profile",
      "systems/clickhouse/define/access/settings",
      "systems/clickhouse/define/access/quota",
    ],
  },
};

/** docs/reference/*.md, from the interfaces that a config is written against. */
export function referencePages(root) {
  const project = new Project({ tsConfigFilePath: join(root, "tsconfig.json"), skipAddingFilesFromTsConfig: true });
  return Object.entries(SYSTEMS).map(([system, { title, intro, files }]) => {
    const sources = files.map((file) => project.addSourceFileAtPath(join(root, "src", `${file}.ts`)));
    const sections = sources.flatMap((source) => sectionsOf(source, root));
    const kinds = sources.flatMap((source) => kindsOf(source)).map(kindName);
    const links = kinds.map((kind) => `[\`${kind}\`](#${kind.toLowerCase().replaceAll(".", "")})`).join(", ");
    return [
      `docs/reference/${system}.md`,
      `<!-- Written by scripts/docs.mjs from the interfaces in src; do not edit. -->

# ${title}

${intro}

Kinds: ${links}.

In the tables \`Column\` is the name of one of the table's columns, and — stands where there is no default.

${sections.join("\n")}`,
    ];
  });
}

function kindsOf(source) {
  return source.getFunctions().filter((each) => each.isExported());
}

/** The kind that a function declares: what it is called in a config may be no name for a function. */
function kindName(kind) {
  return /declare\(\s*"([^"]+)"/.exec(kind.getText())[1];
}

/** The kinds of a file with their options, then the types that the options are made of. */
function sectionsOf(source, root) {
  const kinds = kindsOf(source);
  const optionNames = new Set();
  const sections = kinds.map((kind) => {
    const name = kindName(kind);
    const optionsType = kind.getParameters()[1].getTypeNode().getText().replace(/<.*/, "");
    const variants = optionVariants(source, optionsType);
    optionNames.add(optionsType);
    for (const variant of variants) optionNames.add(variant.getName());
    const tables = variants.map((variant) => {
      const text = docOf(variant);
      const lead = variants.length === 1 ? "" : `${text === "" ? `\`${variant.getName()}\`.` : text}\n\n`;
      return `${lead}${optionRows(variant)}`;
    });
    const example = readFileSync(join(root, "docs", "reference", "examples", `${name}.ts`), "utf8").trim();
    return `## ${name}

${`${docOf(kind)} ${returned(source, kind)}`.trim()}

${tables.join("\n\n")}

\`\`\`ts
${example}
\`\`\`
`;
  });
  return [...sections, ...partsOf(source, optionNames)];
}

/** What the docs of the type that a kind returns say of it, where that is more than what it is. */
function returned(source, kind) {
  const name = kind.getReturnTypeNode().getText().replace(/<.*/, "");
  const text = docOf(source.getInterface(name));
  return /\. \S/.test(text) ? text : "";
}

/** The interface of a kind's options, or those of a choice. */
function optionVariants(source, name) {
  const single = source.getInterface(name);
  if (single !== undefined) return [single];
  const members = source.getTypeAliasOrThrow(name).getTypeNodeOrThrow().getText().split("|");
  return members.map((member) => source.getInterfaceOrThrow(member.trim()));
}

/** Types that options are made of, each with a section of its own. */
function partsOf(source, optionNames) {
  const isOption = (each) => each.isExported() && !optionNames.has(each.getName());
  const isDeclared = (each) => each.getExtends().some((parent) => parent.getText().startsWith("Declared<"));
  const interfaces = source.getInterfaces().filter((each) => isOption(each) && !isDeclared(each));
  const aliases = source.getTypeAliases().filter(isOption);
  return [
    ...aliases.map((alias) => part(alias, members(alias))),
    ...interfaces.map((each) => part(each, optionRows(each))),
  ];
}

function part(declaration, body) {
  const text = docOf(declaration);
  return [`### ${declaration.getName()}`, ...(text === "" ? [] : [text]), `${body}\n`].join("\n\n");
}

/** What a type alias stands for, one of its members a line. */
function members(alias) {
  const node = alias.getTypeNodeOrThrow();
  const parts = Node.isUnionTypeNode(node) ? node.getTypeNodes() : [node];
  return parts
    .map(
      (part) =>
        `- \`${part
          .getText()
          .replaceAll("readonly ", "")
          .replace(/<Column>/g, "")}\``,
    )
    .join("\n");
}

function docOf(node) {
  if (node === undefined) return "";
  const text = node.getJsDocs().map((doc) => doc.getDescription().trim());
  const line = text.join(" ").replace(/\s*\n\s*/g, " ");
  return line.replace(/ ?`Column` is the union of [^.]*\./, "").trim();
}
