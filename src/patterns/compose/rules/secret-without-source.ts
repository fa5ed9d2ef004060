import { didYouMean } from "../../../compiler/model/nearest.js";
import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { STACK } from "../schema.js";
import { ADMINISTRATORS } from "../stack.js";
import { own } from "./case.js";

const APP = 'app: { image: "shop/app:1.4", secrets: ["app-key"] }';

export const secretWithoutSource: Rule = {
  code: "compose/secret-without-source",
  severity: "error",
  summary: "A service takes a secret that the stack does not have",
  why: "Compose refuses a file in which a service names a secret that no one says where to find.",
  mend: "Name it in `secrets`, with the secret that it is.",
  failing: own(APP),
  passing: own(APP, 'secrets: { "app-key": secret("shop-app/key") }'),
  *check(pipeline) {
    for (const stack of ofKind(pipeline.resources, STACK)) {
      const known = [...Object.keys(stack.spec.secrets), ...Object.keys(ADMINISTRATORS)];
      for (const [name, { secrets }] of Object.entries(stack.spec.services)) {
        for (const [index, secret] of secrets.entries()) {
          if (known.includes(secret)) continue;
          yield {
            detail: `\`${name}\` takes \`${secret}\`.${didYouMean(secret, known)} ${secretWithoutSource.mend}`,
            at: within(stack.origin, "services", name, "secrets", index),
            resource: stack.address,
          };
        }
      }
    }
  },
};
