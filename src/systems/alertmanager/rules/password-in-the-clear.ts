import { type Origin, within } from "../../../compiler/model/origin.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { RECEIVER, type ReceiverSpec } from "../schema.js";

const config = (url: string): string => `const hook = alertmanager.receiver("hook", {
  webhook: { url: "${url}", token: secret("alerting/hook-token") },
});

const listed = [hook];
`;

export const passwordInTheClear: Rule = {
  code: "alertmanager/password-in-the-clear",
  severity: "warning",
  summary: "A password or token is sent unencrypted",
  why: "Whoever reads the network's traffic can log in with it.",
  mend: "Send to an https URL; let the mail server be reached with `requireTls`.",
  failing: config("http://hooks.example.com/alerts"),
  passing: config("https://hooks.example.com/alerts"),
  *check({ resources }) {
    for (const receiver of ofKind(resources, RECEIVER)) {
      for (const at of inTheClear(receiver)) {
        yield {
          detail: `\`${receiver.name}\` logs in without encryption. ${passwordInTheClear.mend}`,
          at,
          resource: receiver.madeBy ?? receiver.address,
        };
      }
    }
  },
};

function* inTheClear({ spec, origin }: Resource<ReceiverSpec>): Iterable<Origin> {
  for (const { url, token, password } of spec.webhook) {
    if (typeof url === "string" && url.startsWith("http:") && (token ?? password) !== undefined && !isOwnHost(url))
      yield within(origin, "webhook");
  }
  for (const { password, requireTls } of spec.email)
    if (password !== undefined && !requireTls) yield within(origin, "email");
}

function isOwnHost(url: string): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(new URL(url).hostname);
}
