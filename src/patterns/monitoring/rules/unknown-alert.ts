import { nameOf } from "../../../compiler/model/address.js";
import { didYouMean } from "../../../compiler/model/nearest.js";
import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { backupAlerts } from "../../deployment/watching/backup-alerts.js";
import { recommendedAlerts, watchedBy } from "../alerts/index.js";
import { deployed } from "../deployed.js";
import { withFound } from "../found-exporters.js";
import { measures } from "../measures.js";
import { MONITORING } from "../schema.js";

const config = (name: string): string => `const watched = monitoring({
  notify: { slack: secret("alerting/slack-url") },
  silence: ["${name}"],
});

const listed = [watched];
`;

export const unknownAlert: Rule = {
  code: "monitoring/unknown-alert",
  severity: "error",
  summary: "An alert is silenced, replaced or given a time that the pipeline would not have",
  why: "It changes nothing: the one that was meant still fires as it did, and people are still told.",
  mend: "Correct its name: `headrace explain monitoring` lists those that are derived.",
  failing: config("DiskFilled"),
  passing: config("DiskFilling"),
  *check({ resources }) {
    for (const monitoring of ofKind(resources, MONITORING)) {
      const { origin, address } = monitoring;
      const spec = withFound(monitoring.spec, resources);
      const parts = deployed(resources, spec, measures(resources, monitoring));
      const names = [...recommendedAlerts(watchedBy(parts, spec)), ...backupAlerts(resources)].map(({ name }) => name);
      for (const [index, name] of spec.silence.entries()) {
        if (names.includes(name)) continue;
        const detail = `There is no recommended alert \`${name}\`.${didYouMean(name, names)} ${unknownAlert.mend}`;
        yield { detail, at: within(origin, "silence", index), resource: address };
      }
      for (const name of Object.keys(spec.for)) {
        if (names.includes(name)) continue;
        const detail = `There is no recommended alert \`${name}\`.${didYouMean(name, names)} ${unknownAlert.mend}`;
        yield { detail, at: within(origin, "for", name), resource: address };
      }
      for (const [index, { $ref }] of spec.replace.entries()) {
        if (names.includes(nameOf($ref)) || !resources.has($ref)) continue;
        const detail = `There is no recommended alert \`${nameOf($ref)}\` to replace.${didYouMean(nameOf($ref), names)} ${unknownAlert.mend}`;
        yield { detail, at: within(origin, "replace", index), resource: address };
      }
    }
  },
};
