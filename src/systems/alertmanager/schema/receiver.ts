import { z } from "zod";
import type { KindOf } from "../../../compiler/model/resource.js";
import { nonEmptyText, oneOf, secretReference, wholeNumber } from "../../../compiler/resolve/shapes.js";
import { INTEGRATIONS, RECEIVER_KIND } from "./receiver-secrets.js";

const flag = z.boolean({ error: "must be true or false" });
const url = z.url({ protocol: /^https?$/, error: "must be a URL with http or https" });
const sendResolved = flag.default(true);

const slackSchema = z.strictObject({
  apiUrl: secretReference,
  channel: nonEmptyText
    .regex(/^([#@][^\s#@]+|[CGDU][A-Z0-9]{6,})$/, {
      error: 'must be "#channel", "@user" or the id of one',
    })
    .optional(),
  username: nonEmptyText.optional(),
  title: nonEmptyText.optional(),
  text: nonEmptyText.optional(),
  sendResolved,
});

const address = nonEmptyText.regex(/^[^\s@,<>]+@[^\s@,<>]+$/, {
  error: 'must be an address such as "oncall@example.com"',
});

const emailSchema = z.strictObject({
  to: z.union(
    [
      address.transform((one) => [one]),
      z.array(address, { error: "must be a list of addresses" }).min(1, { error: "must name at least one address" }),
    ],
    { error: "must be an address, or a list of them" },
  ),
  from: address,
  smarthost: nonEmptyText.regex(/^(\[[\da-fA-F:.]+\]|[^\s,:/@[\]]+):\d{1,5}$/, {
    error: 'must be "host:port", such as "smtp.example.com:587"',
  }),
  username: nonEmptyText.optional(),
  password: secretReference.optional(),
  requireTls: flag.default(true),
  subject: nonEmptyText.optional(),
  sendResolved,
});

const pagerdutySchema = z.strictObject({
  routingKey: secretReference,
  url: url.optional(),
  client: nonEmptyText.optional(),
  clientUrl: url.optional(),
  severity: nonEmptyText.optional(),
  description: nonEmptyText.optional(),
  sendResolved,
});

const opsgenieSchema = z.strictObject({
  apiKey: secretReference,
  apiUrl: url.optional(),
  priority: oneOf(["P1", "P2", "P3", "P4", "P5"]).optional(),
  message: nonEmptyText.optional(),
  sendResolved,
});

const webhookSchema = z
  .strictObject({
    url: z.union([url, secretReference], { error: 'must be a URL, or a secret("where/key") that holds it' }),
    token: secretReference.optional(),
    username: nonEmptyText.optional(),
    password: secretReference.optional(),
    maxAlerts: wholeNumber(0, 1_000_000).default(0),
    sendResolved,
  })
  .refine(({ username, password }) => (username === undefined) === (password === undefined), {
    path: ["password"],
    error: "must stand beside `username`: who logs in has both or none",
  })
  .refine(({ token, password }) => token === undefined || password === undefined, {
    path: ["token"],
    error: "must be left out beside `password`: one of them is sent",
  });

function several<Shape extends z.ZodType>(shape: Shape) {
  return z
    .union([z.array(shape), shape.transform((one) => [one])], { error: "must be { … }, or a list of such" })
    .default([]);
}

export const receiverSchema = z.strictObject({
  slack: several(slackSchema),
  email: several(emailSchema),
  pagerduty: several(pagerdutySchema),
  opsgenie: several(opsgenieSchema),
  webhook: several(webhookSchema),
  discard: flag.default(false),
});
export type ReceiverSpec = z.infer<typeof receiverSchema>;
export type SlackSpec = z.infer<typeof slackSchema>;
export type EmailSpec = z.infer<typeof emailSchema>;
export type PagerdutySpec = z.infer<typeof pagerdutySchema>;
export type OpsgenieSpec = z.infer<typeof opsgenieSchema>;
export type WebhookSpec = z.infer<typeof webhookSchema>;
export { INTEGRATIONS } from "./receiver-secrets.js";
export const RECEIVER: KindOf<ReceiverSpec> = { kind: RECEIVER_KIND };

/** Whether nobody is told of what it gets. */
export function isSilent(spec: ReceiverSpec): boolean {
  return INTEGRATIONS.every((integration) => spec[integration].length === 0);
}
