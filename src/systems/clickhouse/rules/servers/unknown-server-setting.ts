import { nearest } from "../../../../compiler/model/nearest.js";
import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { catalogue } from "../../catalogue/catalogue.js";
import { SERVER } from "../../schema/server.js";
import { serverCase } from "./case.js";

export const unknownServerSetting: Rule = {
  code: "clickhouse/unknown-server-setting",
  severity: "error",
  summary: "A server's configuration has a setting that ClickHouse doesn't know",
  why: "A server reads what it knows and passes over the rest: what the setting should have done does not happen, and nothing says so. In a profile it keeps the server from starting.",
  mend: "Name a setting of `system.server_settings`; under `profile`, one of `system.settings`.",
  failing: serverCase("settings: { max_conections: 4096 }"),
  passing: serverCase("settings: { max_connections: 4096 }, profile: { max_threads: 8 }"),
  *check(pipeline) {
    for (const server of ofKind(pipeline.resources, SERVER)) {
      const parts = [
        { option: "settings", known: catalogue.serverSettings, what: "setting of a server" },
        { option: "profile", known: catalogue.querySettings, what: "setting of queries" },
      ] as const;
      for (const { option, known, what } of parts)
        for (const name of Object.keys(server.spec[option])) {
          if (Object.hasOwn(known, name)) continue;
          const meant = nearest(name, Object.keys(known));
          yield {
            detail: `\`${name}\` is no ${what} of ClickHouse ${catalogue.version}. ${meant === undefined ? unknownServerSetting.mend : `Did you mean \`${meant}\`?`}`,
            at: within(server.origin, option, name),
            resource: server.address,
          };
        }
    }
  },
};
