import { definePipeline, kafka } from "headrace";

const clicks = kafka.topic("shop.clicks", {
  partitions: 12,
  replicas: 3,
  config: { "retention.ms": 259_200_000, "min.insync.replicas": 2 },
});

export default definePipeline({ name: "shop", topics: [clicks] });
