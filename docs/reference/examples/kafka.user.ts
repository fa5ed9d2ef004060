import { definePipeline, kafka, secret } from "headrace";

const connect = kafka.user("connect", {
  password: secret("kafka-connect/password"),
  acls: [
    { topic: "connect-", pattern: "prefixed", operations: ["Create", "Describe", "DescribeConfigs", "Read", "Write"] },
    { group: "connect", operations: ["Read"] },
  ],
});

const cluster = kafka.cluster("main", {
  brokers: ["kafka-1:9093", "kafka-2:9093", "kafka-3:9093"],
  size: 3,
  tls: { ca: "/etc/kafka/tls/ca.crt" },
  sasl: { mechanism: "SCRAM-SHA-512", username: "headrace", password: secret("kafka-headrace/password") },
  connectUser: connect,
});

const clicks = kafka.topic("shop.clicks", { cluster, partitions: 12, replicas: 3, minInsyncReplicas: 2 });

export default definePipeline({ name: "shop", topics: [clicks] });
