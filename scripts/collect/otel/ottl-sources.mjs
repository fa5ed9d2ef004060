import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const CONTEXTS = ["datapoint", "log", "metric", "resource", "scope", "span", "spanevent", "otelcol"];

/** Paths by context, enums by context, and the functions that the processors have of their own. */
export function ottlSources(folderOf) {
  const contexts = join(folderOf("pkg/ottl"), "contexts", "internal");
  const paths = {};
  const enums = {};
  for (const context of CONTEXTS) {
    const sources = goFiles(join(contexts, `ctx${context}`)).map((file) => readFileSync(file, "utf8"));
    paths[context] = unique(sources.flatMap((source) => namesIn(source)));
    enums[context] = unique(
      sources.flatMap((source) => [...source.matchAll(/"([A-Z][A-Z0-9_]+)":\s*ottl\.Enum\(/g)].map(([, name]) => name)),
    );
  }
  const transform = join(folderOf("processor/transformprocessor"), "internal");
  return {
    paths,
    enums,
    transform: {
      metrics: functionsIn(join(transform, "metrics")),
      traces: functionsIn(join(transform, "traces")),
      logs: functionsIn(join(transform, "logparsingfuncs")),
    },
    filter: { metrics: functionsIn(join(folderOf("internal/filter"), "filterottl")) },
  };
}

/** The names of the outermost `switch` of each function: what stands right after the context. */
function namesIn(source) {
  return [...source.matchAll(/^\tcase ((?:"\w+"(?:, )?)+):/gm)].flatMap(([, names]) => names.match(/\w+/g) ?? []);
}

function functionsIn(folder) {
  const source = goFiles(folder)
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  const constant = (name) => new RegExp(`\\b${name}\\s*=\\s*"(\\w+)"`).exec(source)?.[1];
  const found = {};
  for (const [, quoted, word, struct] of source.matchAll(
    /ottl\.NewFactory\(\s*(?:"(\w+)"|(\w+)),\s*(?:&(\w+)\{\}|nil)/g,
  )) {
    const name = quoted ?? constant(word);
    if (name !== undefined) found[name] = struct === undefined ? [] : argumentsOf(source, struct);
  }
  return found;
}

function argumentsOf(source, struct) {
  const body = new RegExp(`type ${struct} struct \\{([\\s\\S]*?)\\n\\}`).exec(source)?.[1] ?? "";
  return [...body.matchAll(/^\t(\w+)\s+(\S.*?)(?:\s+`.*)?$/gm)].map(([, name, type]) => {
    const optional = /^ottl\.Optional\[(.*)\]$/.exec(type)?.[1];
    return {
      name: name.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase(),
      type: (optional ?? type).replace(/\[\*?\w+\.TransformContext\]/, ""),
      ...(optional === undefined ? {} : { optional: true }),
    };
  });
}

function goFiles(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".go") && !name.endsWith("_test.go"))
    .map((name) => join(folder, name));
}

function unique(names) {
  return [...new Set(names)].sort();
}
