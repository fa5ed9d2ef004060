import { z } from "zod";
import { nonEmptyText, oneOf, secretReference, settingValue, wholeNumber } from "../../../compiler/resolve/shapes.js";
import { span, uid, yesOrNo } from "./shapes.js";

const path = z.lazy(() =>
  z
    .string({ error: "must be the path of a file" })
    .regex(/^\/[^\n\r{}]*[^\n\r{}/]$/, { error: 'must be an absolute path of a file, such as "/etc/grafana/ca.crt"' }),
);
const pathOrSecret = z.lazy(() =>
  z.union([path, secretReference], {
    error: 'must be an absolute path of a file, or a secret("where/key") that holds its text',
  }),
);

const tls = z.lazy(() =>
  z
    .strictObject({
      ca: pathOrSecret.optional(),
      certificate: pathOrSecret.optional(),
      key: pathOrSecret.optional(),
      serverName: nonEmptyText.optional(),
    })
    .refine(({ certificate, key }) => (certificate === undefined) === (key === undefined), {
      path: ["key"],
      error: "must stand beside `certificate`: a client has both or none",
    }),
);
export type TlsSpec = z.infer<typeof tls>;

const base = () => ({
  default: yesOrNo.optional(),
  tls: z.union([z.literal(true), tls], { error: "must be true, or { ca, certificate, key, serverName }" }).optional(),
  uid: uid.optional(),
  jsonData: z.record(nonEmptyText, settingValue).optional(),
  password: secretReference.optional(),
});
const url = z.lazy(() => z.url({ protocol: /^https?$/, error: 'must be a URL such as "http://prometheus:9090"' }));
const host = z.lazy(() =>
  z
    .string({ error: "must be a host's name" })
    .regex(/^[^\s/:@]+$/, { error: "must be a host's name alone: the port has an option of its own" }),
);
const port = wholeNumber(1, 65_535);

export const datasourceSchema = z.lazy(() =>
  z.discriminatedUnion(
    "type",
    [
      z.strictObject({
        type: z.literal("prometheus"),
        ...base(),
        url,
        scrapeInterval: span.optional(),
        user: nonEmptyText.optional(),
      }),
      z.strictObject({
        type: z.literal("clickhouse"),
        ...base(),
        host,
        port: port.optional(),
        protocol: oneOf(["native", "http"]).optional(),
        database: nonEmptyText.optional(),
        user: nonEmptyText.optional(),
      }),
      z.strictObject({
        type: z.literal("postgres"),
        ...base(),
        host,
        port: port.optional(),
        database: nonEmptyText,
        user: nonEmptyText,
        version: wholeNumber(9, 99).optional(),
      }),
      z.strictObject({ type: z.literal("alertmanager"), ...base(), url, user: nonEmptyText.optional() }),
    ],
    {
      error:
        'must have a `type`, one of "prometheus", "clickhouse", "postgres", "alertmanager", and what belongs to it',
    },
  ),
);
export type DatasourceSpec = z.infer<typeof datasourceSchema>;
export type DatasourceType = DatasourceSpec["type"];

export const folderSchema = z.lazy(() =>
  z.strictObject({
    title: nonEmptyText
      .refine((title) => title.toLowerCase() !== "general", { error: "must not be General: Grafana has such a folder" })
      .optional(),
    uid: uid.optional(),
  }),
);
export type FolderSpec = z.infer<typeof folderSchema>;
