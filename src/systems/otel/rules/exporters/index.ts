import type { Rule } from "../../../../compiler/model/rule.js";
import { createsSchema } from "./creates-schema.js";
import { insecureExporter } from "./insecure-exporter.js";
import { noParquet } from "./no-parquet.js";
import { unknownEncoding } from "./unknown-encoding.js";

export const exporterRules: readonly Rule[] = [createsSchema, insecureExporter, noParquet, unknownEncoding];
