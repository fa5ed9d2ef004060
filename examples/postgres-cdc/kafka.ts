import { kafka, secret } from "headrace";

// ── Kafka ───────────────────────────────────────────────────────────────────

/** As whom Connect and ClickHouse log in: what they may do follows from what they read and write. */
const pipelineUser = kafka.user("pipeline", { password: secret("kafka/pipeline-password") });

export const brokers = kafka.cluster("kafka", {
  // What Strimzi calls the Service of its brokers. On one machine all three answer to it.
  brokers: ["kafka-kafka-bootstrap:9093"],
  size: 3,
  tls: { ca: "/certs/kafka-ca.pem" },
  sasl: { mechanism: "SCRAM-SHA-512", username: "pipeline", password: secret("kafka/pipeline-password") },
  connectUser: pipelineUser,
  clickhouseUser: pipelineUser,
  // The document also flushes the log every second (`log.flush.interval.ms`): with three replicas Kafka needs no fsync
  // for each batch, and is slower with it.
  properties: {
    "num.network.threads": 8,
    "num.io.threads": 8,
    "socket.send.buffer.bytes": 102_400,
    "socket.receive.buffer.bytes": 102_400,
    "socket.request.max.bytes": 104_857_600,
    "auto.create.topics.enable": false,
    "unclean.leader.election.enable": false,
  },
});
