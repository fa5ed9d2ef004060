import { z } from "zod";
import { nonEmptyText, secretReference } from "../../../../compiler/resolve/shapes.js";

const passwordTypes = ["sha256_password", "scram_sha256_password", "double_sha1_password", "bcrypt_password"] as const;

const names = z
  .array(nonEmptyText, { error: "must be a list of names" })
  .min(1, { error: "must name at least one" })
  .optional();

/** What ClickHouse has and nobody should use: told with what to use instead. */
const refused = z.looseObject({ type: z.enum(["no_password", "plaintext_password"]) }).refine(() => false, {
  path: ["type"],
  error: 'must keep others out: "sha256_password" with `password: secret("…/…")`, or a certificate, LDAP, Kerberos',
});

export const authenticationSchema = z.discriminatedUnion(
  "type",
  [
    z.strictObject({ type: z.enum(passwordTypes), password: secretReference }),
    z
      .strictObject({ type: z.literal("ssl_certificate"), commonNames: names, subjectAltNames: names })
      .refine((options) => (options.commonNames === undefined) !== (options.subjectAltNames === undefined), {
        path: ["commonNames"],
        error: "must name who is let in, by this or by `subjectAltNames`, not both",
      }),
    z.strictObject({ type: z.literal("ldap"), server: nonEmptyText }),
    z.strictObject({ type: z.literal("kerberos"), realm: nonEmptyText.optional() }),
    z.strictObject({
      type: z.literal("http"),
      server: nonEmptyText,
      scheme: z.literal("Basic", { error: 'must be "Basic", which is all that ClickHouse has' }).default("Basic"),
    }),
    z.strictObject({
      type: z.literal("ssh_key"),
      keys: z
        .array(z.strictObject({ key: nonEmptyText, type: nonEmptyText }), { error: "must be a list of keys" })
        .min(1, { error: "must have at least one key" }),
    }),
    refused,
  ],
  { error: 'must say how the user proves who it is: { type: "sha256_password", password: secret("…/…") }' },
);

type AnyAuthentication = z.infer<typeof authenticationSchema>;
export type AuthenticationSpec = Exclude<AnyAuthentication, { type: "no_password" | "plaintext_password" }>;

export function isAllowed(authentication: AnyAuthentication): authentication is AuthenticationSpec {
  return authentication.type !== "no_password" && authentication.type !== "plaintext_password";
}
