import { z } from "zod";
import type { KindOf } from "../../../../compiler/model/resource.js";
import { nonEmptyText, oneOf, reference } from "../../../../compiler/resolve/shapes.js";
import { authenticationSchema, isAllowed } from "./authentication.js";
import { roles } from "./role.js";
import { cluster, profile, settingRules } from "./settings.js";

const address = z.lazy(() => z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]));

const host = z.union(
  [
    z.literal("local"),
    z.strictObject({
      ip: nonEmptyText.refine((text) => address.safeParse(text).success, {
        error: 'must be an address or a subnet: "10.0.0.7", "10.0.0.0/8"',
      }),
    }),
    z.strictObject({ name: nonEmptyText }),
    z.strictObject({ regexp: nonEmptyText }),
    z.strictObject({ like: nonEmptyText }),
  ],
  { error: 'must be "local", { ip }, { name }, { regexp } or { like }' },
);
export type HostSpec = z.infer<typeof host>;

const allowed = authenticationSchema.transform((value) => (isAllowed(value) ? value : z.NEVER));

export const userSchema = z.lazy(() =>
  z
    .strictObject({
      authentication: z.union(
        [
          z.array(allowed).min(1, { error: "must have at least one way: a user that anybody can be is refused" }),
          allowed.transform((one) => [one]),
        ],
        { error: 'must say how the user proves who it is: { type: "sha256_password", password: secret("…/…") }' },
      ),
      hosts: z
        .array(host, { error: "must be a list of hosts" })
        .min(1, { error: "must name at least one host; leave it out for any" })
        .optional(),
      roles: roles.default([]),
      defaultRoles: z
        .union([oneOf(["all", "none"]), roles], { error: 'must be "all", "none" or a list of roles' })
        .default("all"),
      defaultDatabase: z
        .union([reference("clickhouse.database"), nonEmptyText], {
          error: "must be the constant of a clickhouse.database, or a database's name",
        })
        .optional(),
      profile: profile.optional(),
      settings: settingRules.default({}),
      validUntil: z
        .string({ error: 'must be a day or moment: "2027-12-31", "2027-12-31 18:00:00 UTC"' })
        .regex(/^\d{4}-\d{2}-\d{2}( \d{2}:\d{2}(:\d{2})?( ?(UTC|Z|[+-]\d{2}:?\d{2}))?)?$/, {
          error: 'must be a day or moment: "2027-12-31", "2027-12-31 18:00:00 UTC"',
        })
        .optional(),
      grantees: z
        .union([oneOf(["any", "none"]), z.array(reference("clickhouse.role", "clickhouse.user")).min(1)], {
          error: 'must be "any", "none" or a list of roles and users',
        })
        .default("any"),
      cluster,
    })
    .superRefine((user, context) => {
      if (typeof user.defaultRoles === "string") return;
      for (const [index, role] of user.defaultRoles.entries()) {
        if (user.roles.some((each) => each.$ref === role.$ref)) continue;
        context.addIssue({ code: "custom", path: ["defaultRoles", index], message: "must be one of its `roles`" });
      }
    }),
);
export type UserSpec = z.infer<typeof userSchema>;
export const USER: KindOf<UserSpec> = { kind: "clickhouse.user" };
