import { NAME, within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { isSilent, RECEIVER } from "../schema.js";

const config = (options: string): string => `const nobody = alertmanager.receiver("nobody", {${options}});

const listed = [nobody];
`;

export const emptyReceiver: Rule = {
  code: "alertmanager/empty-receiver",
  severity: "error",
  summary: "A receiver that tells nobody",
  why: "Alertmanager takes a receiver without any way to tell people, and drops what comes to it without a word.",
  mend: "Give it `slack`, `email`, `pagerduty`, `opsgenie` or `webhook`; or `discard: true` where nobody shall be told.",
  failing: config(""),
  passing: config(" discard: true "),
  *check({ resources }) {
    for (const receiver of ofKind(resources, RECEIVER)) {
      const isEmpty = isSilent(receiver.spec);
      if (isEmpty === receiver.spec.discard) continue;
      yield {
        detail: isEmpty
          ? `\`${receiver.name}\` has no way to tell anybody. ${emptyReceiver.mend}`
          : `\`${receiver.name}\` says \`discard\`, and tells people all the same: one of them is not meant.`,
        at: within(receiver.origin, ...(isEmpty ? [NAME] : ["discard"])),
        resource: receiver.madeBy ?? receiver.address,
      };
    }
  },
};
