import { definePipeline, kubernetes } from "headrace";

const cluster = kubernetes.cluster({ namespace: "shop" });

// What is deployed, with connectors' offsets and the names of secrets: an hour can be looked up for three months.
const configuration = kubernetes.backup("configuration", { every: "hourly", keep: "90d" });

export default definePipeline({ name: "shop", deploy: [cluster, configuration] });
