import { clickhouse, definePipeline } from "headrace";
import { mirrors } from "./shop.js";

const nightly = clickhouse.backup("nightly", { databases: ["live"], to: { disk: "backups" }, full: "daily" });

export default definePipeline({ name: "end-to-end", backups: [nightly], mirrors });
