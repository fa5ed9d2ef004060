import { z } from "zod";
import type { KindOf } from "../../../compiler/model/resource.js";
import {
  nonEmptyText,
  oneOf,
  reference,
  secretReference,
  settings,
  settingValue,
  wholeNumber,
} from "../../../compiler/resolve/shapes.js";

const portNumber = wholeNumber(1, 65_535);
const port = z.union([z.literal(false), portNumber], { error: "must be a port from 1 to 65535, or false" }).optional();
const amount = wholeNumber(0, Number.MAX_SAFE_INTEGER).optional();
const file = nonEmptyText.refine((path) => path.startsWith("/"), { error: "must be a whole path on the server" });

const SECURE = ["https", "nativeSecure", "interserverSecure"] as const;

export const serverSchema = z
  .strictObject({
    cluster: reference("clickhouse.cluster").optional(),
    ports: z
      .strictObject({
        http: port,
        https: port,
        native: port,
        nativeSecure: port,
        interserver: port,
        interserverSecure: port,
      })
      .default({}),
    tls: z
      .strictObject({
        certificate: file,
        key: file,
        ca: file.optional(),
        clients: oneOf(["none", "relaxed", "strict"]).default("none"),
      })
      .optional(),
    prometheus: z
      .union(
        [
          z.boolean(),
          z.strictObject({
            port: portNumber.optional(),
            path: z
              .string()
              .regex(/^\/\S*$/, { error: "must be a path: it begins with /" })
              .optional(),
          }),
        ],
        { error: "must be true, false or { port, path }" },
      )
      .default(true)
      .transform((value) => {
        if (value === false) return undefined;
        const { port = 9363, path = "/metrics" } = value === true ? {} : value;
        return { port, path };
      }),
    queryCache: z
      .strictObject({ maxSize: amount, maxEntries: amount, maxEntrySize: amount, maxEntryRows: amount })
      .optional(),
    kafka: z
      .record(nonEmptyText, z.union([settingValue, secretReference], { error: "must be a value, or a secret" }))
      .default({}),
    settings: settings.default({}),
    profile: settings.default({}),
  })
  .superRefine(({ ports, tls }, context) => {
    for (const name of SECURE)
      if (ports[name] && tls === undefined)
        context.addIssue({
          code: "custom",
          path: ["ports", name],
          message: "must come with `tls`: the port needs a certificate",
        });
    if (tls?.clients === "strict" && tls.ca === undefined)
      context.addIssue({
        code: "custom",
        path: ["tls", "clients"],
        message: "must come with `ca`: nothing says by whom clients are verified",
      });
  });
export type ServerSpec = z.infer<typeof serverSchema>;
export const SERVER: KindOf<ServerSpec> = { kind: "clickhouse.server" };
