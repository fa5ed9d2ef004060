import { definePipeline, kafka } from "headrace";

const brokers = kafka.cluster("kafka", { brokers: ["kafka:9092"] });
const orders = kafka.topic("shop.orders", { cluster: brokers, partitions: 3, replicas: 1, retention: "7d" });

// Each message once, in files that a crontab writes every six hours.
const archive = kafka.backup("changes", { cluster: brokers, to: { folder: "/srv/topics" }, keep: "30d" });

export default definePipeline({ name: "shop", topics: [orders], backups: [archive] });
