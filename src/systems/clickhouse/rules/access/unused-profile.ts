import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { SETTINGS_PROFILE } from "../../schema/access/settings-profile.js";

const profile = (options: string): string => `const careful = clickhouse.settingsProfile("careful", {
  settings: { max_execution_time: 30 },
});
const reader = clickhouse.role("reader"${options});
const show = clickhouse.grant("readers look around", { privileges: ["SHOW TABLES"], on: "*.*", to: [reader] });

const listed = [careful, show];
`;

export const unusedProfile: Rule = {
  code: "clickhouse/unused-profile",
  severity: "warning",
  summary: "A settings profile that nobody works under",
  why: "Its limits are in force for nobody.",
  mend: "Give it to a role or user with `profile: …`, or let another profile inherit it.",
  failing: profile(""),
  passing: profile(", { profile: careful }"),
  *check(pipeline) {
    const used = new Set([...pipeline.resources.values()].flatMap((resource) => resource.uses));
    for (const { name, origin, address } of ofKind(pipeline.resources, SETTINGS_PROFILE)) {
      if (used.has(address)) continue;
      yield {
        detail: `No role, user or profile names \`${name}\`. ${unusedProfile.mend}`,
        at: origin,
        resource: address,
      };
    }
  },
};
