import type { ArgumentValue } from "../../schema/engines/arguments.js";
import { descriptionOf, type ListedEngineSpec, type ListedEngineType } from "../../schema/engines/listed.js";

/** Where nobody listens: what is proven must reach nobody, and be refused at once. */
const NOWHERE = "127.0.0.1:1";
const bucket = { url: `http://${NOWHERE}/bucket/files.csv` };
const server = { address: NOWHERE, database: "proof", table: "proof", user: "proof", password: "proof" };

/** What stands for the remote side of an engine in a proof, and for what its named collection holds. */
const DEAD: Readonly<Partial<Record<ListedEngineType, Readonly<Record<string, ArgumentValue>>>>> = {
  S3: bucket,
  GCS: bucket,
  OSS: bucket,
  COSN: bucket,
  S3Queue: { ...bucket, url: `http://${NOWHERE}/bucket/*.csv` },
  HDFS: { uri: `hdfs://${NOWHERE}/files.csv` },
  URL: { url: `http://${NOWHERE}/files.csv` },
  PostgreSQL: server,
  MySQL: server,
  MongoDB: { address: NOWHERE, database: "proof", mongoCollection: "proof", user: "proof", password: "proof" },
  Redis: { address: NOWHERE },
  ODBC: { connectionSettings: "DSN=proof", externalDatabase: "proof", externalTable: "proof" },
  JDBC: { dataSource: "proof", externalDatabase: "proof", externalTable: "proof" },
  Remote: { ...server, user: "default" },
  RemoteSecure: { ...server, user: "default" },
};

/** Formats that engines need and a named collection may hold. */
const FORMAT = "CSV";

/** An engine that reaches for nobody. */
export function withoutRemote(engine: ListedEngineSpec): ListedEngineSpec {
  const dead = DEAD[engine.type];
  if (dead === undefined) return engine;
  const hasFormat = descriptionOf(engine.type).arguments.some((each) => each.name === "format");
  const { collection, ...rest } = engine;
  return {
    ...rest,
    given: {
      ...(hasFormat ? { format: FORMAT } : {}),
      ...(collection !== undefined && engine.type === "S3Queue" ? { mode: "unordered" } : {}),
      ...engine.given,
      ...dead,
    },
  };
}

/**
 * Engines that can't be made without their remote side, or are not part of the engine that proves (RabbitMQ and NATS).
 * Their statement is parsed; what reads them is judged on a table of the same columns that holds nothing.
 */
export const PARSED_ENGINES: readonly ListedEngineType[] = [
  "AzureBlobStorage",
  "AzureQueue",
  "DeltaLake",
  "DeltaLakeAzure",
  "DeltaLakeLocal",
  "DeltaLakeS3",
  "FileLog",
  "Hudi",
  "Iceberg",
  "IcebergAzure",
  "IcebergHDFS",
  "IcebergLocal",
  "IcebergS3",
  "MaterializedPostgreSQL",
  "NATS",
  "Paimon",
  "PaimonAzure",
  "PaimonHDFS",
  "PaimonLocal",
  "PaimonS3",
  "RabbitMQ",
  "YTsaurus",
];
