import { nameOf } from "../../model/address.js";
import type { DeclarationRecord } from "../../model/declaration.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { JsonObject } from "../../model/json.js";
import type { Declaration, LoadedConfig } from "../../model/loaded-config.js";
import { type CallSite, NAME } from "../../model/origin.js";
import { BAD_NAME, NO_NAME, NOT_PLAIN_DATA } from "./codes.js";
import { described } from "./described.js";
import { encodeValue } from "./encode-value.js";
import { addressOfRecord, Encoder } from "./encoder.js";
import { guarded } from "./guarded.js";
import { listGroups } from "./list-groups.js";

/** What a config made while it ran. */
export interface ConfigMade {
  readonly environment: string | undefined;
  /** What `definePipeline` was given, or what the function given to it returned. */
  readonly options: object;
  /** Where `definePipeline` was called. */
  readonly site: CallSite;
  readonly records: readonly DeclarationRecord[];
}

export interface EncodedConfig {
  readonly config: LoadedConfig;
  /** Everything that has no form as plain data, at its place. With any of these the config is not to be used. */
  readonly problems: readonly Diagnostic[];
}

/** The config as plain data. Pure: it reads what the config made and changes nothing. */
export function encodeConfig(made: ConfigMade): EncodedConfig {
  const problems: Diagnostic[] = [];
  const declarations = made.records.map((record) => encodeDeclaration(record, problems));
  const encoder = new Encoder(made.site, "the pipeline", undefined, problems);
  const name = pipelineName(made.options, encoder);
  const listed = listGroups(made.options, encoder);
  return { config: { name, environment: made.environment, declarations, listed }, problems };
}

function encodeDeclaration(record: DeclarationRecord, problems: Diagnostic[]): Declaration {
  const address = addressOfRecord(record);
  const encoder = new Encoder(record.site, address, address, problems);
  if (!isName(record.name)) {
    const detail = `The name of this ${record.kind} is ${nameFault(record.name)}. Pass a non-empty string.`;
    encoder.inside(NAME, () => encoder.reportSentence(BAD_NAME, detail));
  }
  return {
    kind: record.kind,
    name: nameOf(address),
    options: encodeOptions(record.options, encoder),
    site: record.site,
  };
}

/** The options are an object, or left out. */
function encodeOptions(options: unknown, encoder: Encoder): JsonObject {
  if (options === undefined) return {};
  const encoded = guarded(encoder, () => encodeValue(options, encoder));
  if (encoded === undefined) return {};
  const isObject = typeof encoded === "object" && encoded !== null && !Array.isArray(encoded);
  const isOptions =
    isObject && !("$ref" in encoded || "$sql" in encoded || "$promql" in encoded || "$secret" in encoded);
  if (isOptions) return encoded as JsonObject;
  encoder.report(NOT_PLAIN_DATA, `as options is ${described(options)}. Options are an object: \`{ … }\`.`);
  return {};
}

function pipelineName(options: object, encoder: Encoder): string {
  const name: unknown = "name" in options ? options.name : undefined;
  if (isName(name)) return name;
  const detail = name === undefined ? "`definePipeline` was given no `name`." : `Its \`name\` is ${nameFault(name)}.`;
  encoder.inside("name", () => encoder.reportSentence(NO_NAME, `${detail} Pass a non-empty string.`));
  return "";
}

function isName(name: unknown): name is string {
  return typeof name === "string" && name.trim() !== "" && !name.includes("\0");
}

function nameFault(name: unknown): string {
  if (typeof name !== "string") return described(name);
  if (name.includes("\0")) return "one with a NUL character in it, which systems cut names at";
  return name === "" ? "empty" : "blank";
}
