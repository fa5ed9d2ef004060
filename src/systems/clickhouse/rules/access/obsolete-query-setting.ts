import type { Rule } from "../../../../compiler/model/rule.js";
import { OBSOLETE_QUERY_SETTINGS } from "../../catalogue/query-settings.js";
import { namedSettings } from "./setting-rules.js";

const role = (setting: string): string => `const reader = clickhouse.role("reader", { settings: { ${setting}: 1 } });
const show = clickhouse.grant("readers look around", { privileges: ["SHOW TABLES"], on: "*.*", to: [reader] });

const listed = [show];
`;

export const obsoleteQuerySetting: Rule = {
  code: "clickhouse/obsolete-query-setting",
  severity: "warning",
  summary: "A profile, role or user names a setting that does nothing any more",
  why: "ClickHouse accepts it and ignores it: what it was meant to do is not done.",
  mend: "Take it out, and look up in ClickHouse's changelog what took its place.",
  failing: role("allow_experimental_window_functions"),
  passing: role("max_threads"),
  *check(pipeline) {
    for (const { setting, owner, at, resource } of namedSettings(pipeline)) {
      if (!OBSOLETE_QUERY_SETTINGS.has(setting)) continue;
      yield {
        detail: `\`${owner}\` sets \`${setting}\`, which has no effect. ${obsoleteQuerySetting.mend}`,
        at,
        resource,
      };
    }
  },
};
