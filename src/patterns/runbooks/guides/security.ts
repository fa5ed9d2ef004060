import { denials, loginFailures } from "../looks/clickhouse-access.js";
import { step } from "../page.js";
import type { Guides } from "./guide.js";

const WHO = step(
  "Somebody whom nobody knows: close the way from that address first, then change the account's password.",
);

/** Who comes in, and who wants what is not theirs. */
export const securityGuides: Guides = {
  LoginsFailed: () => ({
    why: "Whoever it is gets nothing. If it is the pipeline's own account, its queries and scrapes fail.",
    look: [loginFailures],
    mend: [
      step(
        "A user of the pipeline: its secret was changed in one place. Put the same value where each program reads it.",
      ),
      WHO,
    ],
    over: "`last_error_time` stays where it is.",
    related: ["LoginsAttacked", "AccessDenied", "TargetDown"],
  }),
  LoginsAttacked: () => ({
    why: "Passwords are being tried. Once one fits, all that its account may read can be taken away.",
    look: [loginFailures],
    mend: [
      WHO,
      step(
        "See in `system.query_log` whether that address has run a query since: then its account is known to others, and what it may read is, too.",
      ),
    ],
    over: "`last_error_time` stays where it is.",
    related: ["LoginsFailed", "AccessDenied"],
  }),
  AccessDenied: () => ({
    why: "The statements were refused: nothing was read or changed by them.",
    look: [denials],
    mend: [
      step("It is needed: grant it in the config, review what that changes, and apply `access.sql`."),
      step("It is not what the account is there for: find who uses it, and change its password."),
    ],
    over: "No newer refusals are in the list.",
    related: ["LoginsAttacked"],
  }),
};
