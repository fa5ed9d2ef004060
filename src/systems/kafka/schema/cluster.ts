import { z } from "zod";
import type { KindOf } from "../../../compiler/model/resource.js";
import {
  properties,
  reference,
  secretReference,
  textWithoutNul,
  wholeNumber,
} from "../../../compiler/resolve/shapes.js";

const absolutePath = z
  .string({ error: "must be the path of a file" })
  .regex(/^\/[^\n\r:{}]*[^\n\r:{}/]$/, { error: 'must be an absolute path of a file, such as "/etc/kafka/ca.crt"' });

const pathOrSecret = z.union([absolutePath, secretReference], {
  error: 'must be an absolute path of a file, or a secret("where/key") that holds its text',
});

export const tlsSchema = z
  .strictObject({
    ca: absolutePath.optional(),
    certificate: pathOrSecret.optional(),
    key: pathOrSecret.optional(),
    verifyHostName: z.boolean({ error: "must be true or false" }).default(true),
  })
  .refine(({ certificate, key }) => (certificate === undefined) === (key === undefined), {
    path: ["key"],
    error: "must stand beside `certificate`: a client has both or none",
  });

const account = { username: textWithoutNul, password: secretReference };

export const saslSchema = z.discriminatedUnion(
  "mechanism",
  [
    z.strictObject({ mechanism: z.enum(["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"]), ...account }),
    z.strictObject({
      mechanism: z.literal("OAUTHBEARER"),
      tokenEndpoint: z.url({ protocol: /^https?$/, error: "must be the URL of the token endpoint" }),
      clientId: textWithoutNul,
      clientSecret: secretReference,
      scope: textWithoutNul.optional(),
    }),
    z.strictObject({
      mechanism: z.literal("GSSAPI"),
      principal: textWithoutNul,
      keytab: absolutePath,
      serviceName: textWithoutNul.default("kafka"),
    }),
  ],
  {
    error:
      'must have a `mechanism`, one of "PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512", "OAUTHBEARER", "GSSAPI", and what belongs to it',
  },
);
export type SaslSpec = z.infer<typeof saslSchema>;

const broker = z
  .string({ error: 'must be "host:port"' })
  .regex(/^(\[[\da-fA-F:.]+\]|[^\s,:/@[\]]+):\d{1,5}$/, { error: 'must be "host:port"' })
  .refine((text) => Number(text.slice(text.lastIndexOf(":") + 1)) <= 65_535, {
    error: "must have a port of at most 65535",
  });

export const clusterSchema = z
  .strictObject({
    brokers: z
      .array(broker, { error: 'must be a list of brokers, each "host:port"' })
      .min(1, { error: "must name at least one broker" }),
    size: wholeNumber(1, 10_000).optional(),
    version: z
      .string({ error: 'must be a version such as "4.3"' })
      .regex(/^\d+\.\d+(\.\d+)?$/, { error: 'must be a version such as "4.3"' })
      .optional(),
    tls: z
      .union([z.literal(true), tlsSchema], { error: "must be true, or { ca, certificate, key, verifyHostName }" })
      .optional(),
    sasl: saslSchema.optional(),
    properties: properties.default({}),
    connectUser: reference("kafka.user").optional(),
    clickhouseUser: reference("kafka.user").optional(),
  })
  .superRefine(({ brokers, size, tls, sasl, connectUser, clickhouseUser }, context) => {
    const tell = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
    for (const [index, broker] of brokers.entries())
      if (brokers.indexOf(broker) !== index) tell(["brokers", index], `names \`${broker}\` a second time`);
    if (size !== undefined && size < new Set(brokers).size)
      tell(["size"], `must be at least ${new Set(brokers).size}: so many are among \`brokers\``);
    for (const [option, user] of Object.entries({ connectUser, clickhouseUser })) {
      if (user !== undefined && sasl === undefined && tls === undefined)
        tell([option], "needs `sasl` or `tls`: without them nobody logs in to the brokers, and rights are nobody's");
    }
  });
export type ClusterSpec = z.infer<typeof clusterSchema>;
export const CLUSTER: KindOf<ClusterSpec> = { kind: "kafka.cluster" };
