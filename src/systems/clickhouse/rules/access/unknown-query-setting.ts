import { nearest } from "../../../../compiler/model/nearest.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { OBSOLETE_QUERY_SETTINGS, QUERY_SETTINGS } from "../../catalogue/query-settings.js";
import { namedSettings } from "./setting-rules.js";

const role = (setting: string): string => `const reader = clickhouse.role("reader", { settings: { ${setting}: 4 } });
const show = clickhouse.grant("readers look around", { privileges: ["SHOW TABLES"], on: "*.*", to: [reader] });

const listed = [show];
`;

export const unknownQuerySetting: Rule = {
  code: "clickhouse/unknown-query-setting",
  severity: "error",
  summary: "A profile, role or user names a setting that ClickHouse does not have",
  why: "ClickHouse refuses the statement, so its other settings would not be in force either.",
  mend: "Correct the name: `SELECT name FROM system.settings` lists them.",
  failing: role("max_thread"),
  passing: role("max_threads"),
  *check(pipeline) {
    for (const { setting, owner, at, resource } of namedSettings(pipeline)) {
      if (QUERY_SETTINGS.has(setting) || OBSOLETE_QUERY_SETTINGS.has(setting)) continue;
      // A server may have settings of its own, by a prefix, and those of MergeTree: only what looks like a slip is told.
      const meant = nearest(setting, QUERY_SETTINGS);
      if (meant === undefined || /^(SQL_|merge_tree_)/i.test(setting)) continue;
      yield {
        detail: `\`${owner}\` sets \`${setting}\`, which is no setting of ClickHouse's. Did you mean \`${meant}\`?`,
        at,
        resource,
      };
    }
  },
};
