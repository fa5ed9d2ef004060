import type { WithCollection } from "./stores.js";

/** A table of Iceberg, Delta Lake, Hudi or Paimon in S3. */
export interface LakeEngine extends WithCollection {
  readonly type: "Iceberg" | "IcebergS3" | "DeltaLake" | "DeltaLakeS3" | "Hudi" | "Paimon" | "PaimonS3";
  /** Bucket and path of the table. Needed here or in the collection. */
  readonly url?: string;
  /** Whether requests are sent without credentials. Default `false`. */
  readonly noSign?: boolean;
}

/** A table of Iceberg, Delta Lake or Paimon in Azure Blob Storage. */
export interface LakeInAzureEngine extends WithCollection {
  readonly type: "IcebergAzure" | "DeltaLakeAzure" | "PaimonAzure";
  /** The account's URL. Needed here or in the collection. */
  readonly accountUrl?: string;
  /** The container. Needed here or in the collection. */
  readonly container?: string;
  /** Path of the table. Needed here or in the collection. */
  readonly blobPath?: string;
}

/** A table of Iceberg or Paimon in HDFS. */
export interface LakeInHdfsEngine extends WithCollection {
  readonly type: "IcebergHDFS" | "PaimonHDFS";
  /** `hdfs://host:port/path`. Needed here or in the collection. */
  readonly uri?: string;
}

/** A table of Iceberg, Delta Lake or Paimon on the server's disk. */
export interface LakeInFolderEngine {
  readonly type: "IcebergLocal" | "DeltaLakeLocal" | "PaimonLocal";
  /** The table's folder. */
  readonly path: string;
}
