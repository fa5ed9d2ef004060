import { encodeConfig } from "../../../src/compiler/load/encode/encode-config.js";
import { declare } from "../../../src/compiler/model/declaration.js";

export const SITE = { line: 1, column: 1 };

export function table(name: string) {
  return declare("postgres.table", name, {}, table, { topic: name });
}

/** `code path` of each problem with one declaration's options, and what they were encoded as. */
export function encode(options: unknown) {
  const records = [{ kind: "clickhouse.view", name: "v", options, site: SITE }];
  const { config, problems } = encodeConfig({ environment: undefined, options: { name: "p" }, site: SITE, records });
  return {
    options: config.declarations[0]?.options,
    problems: problems.map(({ code, at }) => [code, ...(at?.path ?? [])].join(" ")),
  };
}

/** The same of a pipeline's groups. */
export function list(groups: object) {
  const options = { name: "p", ...groups };
  const { config, problems } = encodeConfig({ environment: undefined, options, site: SITE, records: [] });
  return {
    listed: config.listed.join(" "),
    problems: problems.map(({ code, at }) => [code, ...(at?.path ?? [])].join(" ")),
  };
}
