import type { Declared } from "../../../../compiler/model/declaration.js";

/** A named collection of the server, which holds what the statement must not: keys and passwords. */
export interface WithCollection {
  /** The collection's constant. What stands here as well overrides it. */
  readonly collection?: Declared<"clickhouse.namedCollection">;
}

/** Files in S3 or a store that speaks its protocol (Google, Alibaba, Tencent). */
export interface S3Engine extends WithCollection {
  readonly type: "S3" | "GCS" | "OSS" | "COSN";
  /** Bucket and path, with globs for reading. Needed here or in the collection. */
  readonly url?: string;
  /** Whether requests are sent without credentials. Default `false`. */
  readonly noSign?: boolean;
  /** Format of the files. Default: by the file's name. */
  readonly format?: string;
  /** E.g. `"gzip"`. Default: by the file's name. */
  readonly compression?: string;
}

/** Files in Azure Blob Storage. */
export interface AzureBlobStorageEngine extends WithCollection {
  readonly type: "AzureBlobStorage";
  /** The account's URL. Needed here or in the collection. */
  readonly accountUrl?: string;
  /** The container. Needed here or in the collection. */
  readonly container?: string;
  /** Path in the container, with globs for reading. Needed here or in the collection. */
  readonly blobPath?: string;
  /** Format of the files. Default: by the file's name. */
  readonly format?: string;
  /** E.g. `"gzip"`. Default: by the file's name. */
  readonly compression?: string;
}

/** Files in HDFS. */
export interface HdfsEngine {
  readonly type: "HDFS";
  /** `hdfs://host:port/path`. */
  readonly uri: string;
  /** Format of the files. Default: by the file's name. */
  readonly format?: string;
  /** E.g. `"gzip"`. Default: by the file's name. */
  readonly compression?: string;
}

/** What an HTTP server gives, and takes. */
export interface UrlEngine extends WithCollection {
  readonly type: "URL";
  /** Needed here or in the collection. */
  readonly url?: string;
  /** Needed here or in the collection. */
  readonly format?: string;
  /** E.g. `"gzip"`. Default: by the URL. */
  readonly compression?: string;
}

/** A file on the server. */
export interface FileEngine {
  readonly type: "File";
  /** Format of the file. */
  readonly format: string;
  /** Below the server's `user_files_path`. Default: a file of the table's own. */
  readonly path?: string;
}
