import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Node, Project } from "ts-morph";
import { judgedPage } from "./docs-judged.mjs";
import { optionRows } from "./docs-options.mjs";
import { optionFacts } from "./docs-schema.mjs";

const SYSTEMS = {
  postgres: {
    title: "PostgreSQL",
    intro: "Where the rows come from: databases, their tables, and what is published of them.",
    files: [
      "systems/postgres/define/source",
      "systems/postgres/define/table",
      "systems/postgres/define/publication",
      "systems/postgres/define/role",
      "systems/postgres/define/grant",
      "systems/postgres/define/backup",
    ],
  },
  kafka: {
    title: "Kafka and Kafka Connect",
    intro:
      "Where the changes travel. A pipeline of mirrors needs none of these: its connectors and topics follow from the sources.",
    files: [
      "systems/kafka/define/cluster",
      "systems/kafka/define/topic",
      "systems/kafka/define/connector",
      "systems/kafka/define/consumer-group",
      "systems/kafka/define/user",
      "systems/kafka/define/backup",
    ],
  },
  grafana: {
    title: "Grafana",
    intro: "What people look at: data sources, folders and dashboards, whose queries are proven like views.",
    files: [
      "systems/grafana/define/datasource",
      "systems/grafana/define/folder",
      "systems/grafana/define/dashboard",
      "systems/grafana/define/panel-types",
      "systems/grafana/define/panel",
      "systems/grafana/define/query",
      "systems/grafana/define/field",
      "systems/grafana/define/variable",
      "systems/grafana/define/annotation",
      "systems/grafana/define/link",
    ],
  },
  otel: {
    title: "OpenTelemetry collectors",
    intro: "What receives telemetry, changes it and sends it on.",
    files: ["systems/otel/define/collector"],
  },
  compose: {
    title: "Docker Compose",
    intro: "All of the pipeline's systems on one machine.",
    files: ["patterns/compose/define"],
  },
  clickhouse: {
    title: "ClickHouse",
    intro: "Where the changes land and what is computed from them.",
    files: [
      "patterns/mirror/define",
      "patterns/mirror/define-column",
      "patterns/changes/define",
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
      "systems/clickhouse/define/server",
      "systems/clickhouse/define/metric",
      "systems/clickhouse/define/backup",
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
  pipeline: {
    title: "What every pipeline deserves",
    intro: "What watches the whole pipeline, and what is promised of it.",
    files: ["patterns/monitoring/define", "patterns/slo/define"],
  },
  alertmanager: {
    title: "Alertmanager",
    intro: "Who is told of alerts, when, and what keeps quiet meanwhile.",
    files: ["receiver", "route", "inhibit", "time-interval"].map((file) => `systems/alertmanager/define/${file}`),
  },
  prometheus: {
    title: "Prometheus",
    intro: "What is scraped, what is computed from it, and when somebody is told.",
    files: ["server", "job", "alert", "record", "test"].map((kind) => `systems/prometheus/define/${kind}`),
  },
  kubernetes: {
    title: "Kubernetes",
    intro: "What it all runs in.",
    files: ["cluster", "connect", "sizes", "network", "environment", "patch", "manifest", "backup"].map(
      (file) => `systems/kubernetes/define/${file}`,
    ),
  },
};

/** docs/reference: a page for each kind and for each file of types that they share, and one that lists them. */
export function referencePages(root, { schemas, parsedEngines }) {
  const project = new Project({ tsConfigFilePath: join(root, "tsconfig.json"), skipAddingFilesFromTsConfig: true });
  const pages = [];
  const lists = [];
  for (const [system, { title, intro, files }] of Object.entries(SYSTEMS)) {
    const rows = [];
    for (const file of files) {
      const source = project.addSourceFileAtPath(join(root, "src", `${file}.ts`));
      const kinds = kindsOf(source);
      const name = kinds[0] === undefined ? basename(file) : kindName(kinds[0]).split(".")[1];
      pages.push([`docs/reference/${system}/${name}.md`, pageOf({ source, kinds, root, schemas })]);
      const shown = kinds.length === 0 ? basename(file) : kinds.map(kindName).join(", ");
      const text = firstSentence(kinds.length === 0 ? docOf(types(source)[0]) : docOf(kinds[0]));
      rows.push(`| [\`${shown}\`](${system}/${name}.md) | ${text.replaceAll("|", "\\|")} |`);
    }
    lists.push(`## ${title}\n\n${intro}\n\n| kind | what it is |\n| --- | --- |\n${rows.join("\n")}\n`);
  }
  const judged = "How far each is judged before it is written: [How far ClickHouse judges](clickhouse/judged.md).";
  return [
    ["docs/reference/README.md", `${NOTICE}\n\n# Reference\n\n${lists.join("\n")}\n${judged}\n`],
    ["docs/reference/clickhouse/judged.md", judgedPage(NOTICE, parsedEngines)],
    ...pages,
  ];
}

const NOTICE = "<!-- Written by scripts/docs.mjs from the interfaces and schemas in src; do not edit. -->";

function kindsOf(source) {
  return source.getFunctions().filter((each) => each.isExported());
}

/** The kind that a function declares: what it is called in a config may be no name for a function. */
function kindName(kind) {
  return /declare\(\s*"([^"]+)"/.exec(kind.getText())[1];
}

/** The kinds of a file with their options, then the types that the options are made of. */
function pageOf({ source, kinds, root, schemas }) {
  const optionNames = new Set();
  const sections = kinds.map((kind) => {
    const name = kindName(kind);
    const optionsType = kind.getParameters().at(-1).getTypeNode().getText().replace(/<.*/, "");
    const variants = optionVariants(source, optionsType);
    optionNames.add(optionsType);
    for (const variant of variants) optionNames.add(variant.getName());
    const facts = optionFacts(name, schemas.get(name), variants);
    const tables = variants.map((variant) => {
      const text = docOf(variant);
      const lead = variants.length === 1 ? "" : `${text === "" ? `\`${variant.getName()}\`.` : text}\n\n`;
      return `${lead}${optionRows(variant, facts)}`;
    });
    const example = readFileSync(join(root, "docs", "reference", "examples", `${name}.ts`), "utf8").trim();
    return `# ${name}

${`${docOf(kind)} ${returned(source, kind)}`.trim()}

${tables.join("\n\n")}

\`\`\`ts
${example}
\`\`\`
`;
  });
  if (kinds.length === 0) sections.push(`# ${title(source)}\n`);
  const note = "`Column` is the name of one of the table's columns; — stands where there is no default.";
  return [NOTICE, "", ...sections, note, "", ...partsOf(source, optionNames)].join("\n");
}

function title(source) {
  const name = source.getBaseNameWithoutExtension().replaceAll("-", " ");
  return `${name[0].toUpperCase()}${name.slice(1)}`;
}

function firstSentence(text) {
  return /^.*?(?<!e\.g)[.](?=\s|$)/.exec(text)?.[0] ?? text;
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
  const members = source
    .getTypeAliasOrThrow(name)
    .getTypeNodeOrThrow()
    .getText()
    .split("|")
    .filter((member) => member.trim() !== "");
  return members.map((member) => source.getInterfaceOrThrow(member.trim()));
}

/** Types that options are made of, each with a section of its own. */
function partsOf(source, optionNames) {
  return types(source)
    .filter((each) => !optionNames.has(each.getName()))
    .map((each) => part(each, Node.isTypeAliasDeclaration(each) ? members(each) : optionRows(each)));
}

/** The exported types of a file that are made of options: aliases, then interfaces that are no constants of kinds. */
function types(source) {
  const isDeclared = (each) => each.getExtends().some((parent) => parent.getText().startsWith("Declared<"));
  return [
    ...source.getTypeAliases().filter((each) => each.isExported()),
    ...source.getInterfaces().filter((each) => each.isExported() && !isDeclared(each)),
  ];
}

function part(declaration, body) {
  const text = docOf(declaration);
  return [`## ${declaration.getName()}`, ...(text === "" ? [] : [text]), `${body}\n`].join("\n\n");
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
