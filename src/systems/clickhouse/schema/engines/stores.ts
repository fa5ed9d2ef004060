import type { EngineArgument, EngineDescription } from "./arguments.js";

const url: EngineArgument = { name: "url", kind: "text", required: true };
const path: EngineArgument = { name: "path", kind: "text", required: true };
const noSign: EngineArgument = { name: "noSign", kind: "NOSIGN", key: "no_sign_request" };
const format: EngineArgument = { name: "format", kind: "text", otherwise: "auto" };
const compression: EngineArgument = { name: "compression", kind: "text" };
const account: readonly EngineArgument[] = [
  { name: "accountUrl", kind: "text", required: true, key: "storage_account_url" },
  { name: "container", kind: "text", required: true },
  { name: "blobPath", kind: "text", required: true, key: "blob_path" },
];

const bucket: EngineDescription = { collection: "possible", arguments: [url, noSign, format, compression] };
const lake: EngineDescription = { collection: "possible", arguments: [url, noSign] };
const lakeInAzure: EngineDescription = { collection: "possible", arguments: account };
const lakeInFolder: EngineDescription = { arguments: [path] };
const lakeInHdfs: EngineDescription = { collection: "possible", arguments: [{ ...url, name: "uri", key: "url" }] };

/** Engines that read and write files, here or in object stores, and tables of other programs kept in such files. */
export const storeEngines = {
  S3: bucket,
  GCS: bucket,
  OSS: bucket,
  COSN: bucket,
  AzureBlobStorage: { collection: "possible", arguments: [...account, format, compression] },
  HDFS: { arguments: [{ name: "uri", kind: "text", required: true }, format, compression] },
  URL: {
    collection: "possible",
    arguments: [url, { ...format, required: true }, { ...compression, key: "compression_method" }],
  },
  File: {
    arguments: [
      { ...format, required: true },
      { name: "path", kind: "text" },
    ],
  },
  Iceberg: lake,
  IcebergS3: lake,
  IcebergAzure: lakeInAzure,
  IcebergHDFS: lakeInHdfs,
  IcebergLocal: lakeInFolder,
  DeltaLake: lake,
  DeltaLakeS3: lake,
  DeltaLakeAzure: lakeInAzure,
  DeltaLakeLocal: lakeInFolder,
  Hudi: lake,
  Paimon: lake,
  PaimonS3: lake,
  PaimonAzure: lakeInAzure,
  PaimonHDFS: lakeInHdfs,
  PaimonLocal: lakeInFolder,
} as const satisfies Readonly<Record<string, EngineDescription>>;
