/** A topic, and an export with these options: what the rules' cases here are about. */
export const backupOf = (
  options: string,
  topic = 'retention: "7d"',
): string => `const brokers = kafka.cluster("kafka", { brokers: ["kafka:9092"] });
const orders = kafka.topic("orders", { cluster: brokers, partitions: 3, replicas: 1, ${topic} });
const saved = kafka.backup("saved", { cluster: brokers, to: { folder: "/srv/topics" }${options} });

const listed = [orders, saved];
`;
