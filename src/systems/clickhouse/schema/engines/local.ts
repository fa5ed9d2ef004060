import type { EngineArgument, EngineDescription } from "./arguments.js";

const plain: EngineDescription = { arguments: [] };
const number = (name: string, required = false, otherwise?: string): EngineArgument => ({
  name,
  kind: "number",
  required,
  ...(otherwise === undefined ? {} : { otherwise }),
});
const script: EngineDescription = {
  arguments: [
    { name: "script", kind: "text", required: true },
    { name: "format", kind: "text", required: true },
    { name: "queries", kind: "queries" },
  ],
};

/** Engines that keep rows on the server itself, make them up, or stand for other tables of it. */
export const localEngines = {
  Memory: plain,
  Log: plain,
  TinyLog: plain,
  StripeLog: plain,
  Set: plain,
  TimeSeries: plain,
  QueryRunner: plain,
  Join: {
    arguments: [
      { name: "strictness", kind: { words: ["ANY", "ALL", "SEMI", "ANTI"] }, required: true },
      { name: "joinType", kind: { words: ["LEFT", "INNER", "RIGHT", "FULL"] }, required: true },
      { name: "keys", kind: "columns", required: true },
    ],
  },
  Buffer: {
    arguments: [
      { name: "table", kind: "table", required: true },
      number("numLayers", true),
      number("minTime", true),
      number("maxTime", true),
      number("minRows", true),
      number("maxRows", true),
      number("minBytes", true),
      number("maxBytes", true),
      number("flushTime", false, "0"),
      number("flushRows", false, "0"),
      number("flushBytes"),
    ],
  },
  Merge: {
    arguments: [
      { name: "database", kind: "text", required: true },
      { name: "tablesRegexp", kind: "text", required: true },
    ],
  },
  Alias: { arguments: [{ name: "table", kind: "table", required: true }] },
  Dictionary: { arguments: [{ name: "dictionary", kind: "dictionary", required: true }] },
  GenerateRandom: {
    arguments: [
      { ...number("randomSeed"), leads: true },
      number("maxStringLength", false, "10"),
      number("maxArrayLength"),
    ],
  },
  FuzzJSON: { arguments: [{ name: "json", kind: "text", required: true }, number("randomSeed")] },
  FuzzQuery: {
    arguments: [
      { name: "query", kind: "text", required: true },
      number("maxQueryLength", false, "5000"),
      number("randomSeed"),
    ],
  },
  EmbeddedRocksDB: {
    arguments: [
      number("ttl", false, "0"),
      { name: "directory", kind: "text", leads: true },
      { name: "readOnly", kind: "number" },
    ],
  },
  KeeperMap: { arguments: [{ name: "rootPath", kind: "text", required: true }, number("keysLimit")] },
  Executable: script,
  ExecutablePool: script,
} as const satisfies Readonly<Record<string, EngineDescription>>;
