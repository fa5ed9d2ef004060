import { kafka, secret } from "headrace";
import { orders, products, shipments } from "./sources.js";

// ── Others that read the same topics ────────────────────────────────────────
// They are not ours to run; what they need to read, and how far back, is held here.

const inventoryService = kafka.user("inventory-service", { password: secret("kafka/inventory-service") });
const recommendationEngine = kafka.user("recommendation-engine", { password: secret("kafka/recommendation-engine") });
const notificationService = kafka.user("notification-service", { password: secret("kafka/notification-service") });

export const stockLevels = kafka.consumerGroup("inventory-service", {
  topics: [products],
  needsRetention: "3d",
  user: inventoryService,
});
export const recommendations = kafka.consumerGroup("recommendation-engine", {
  topics: [orders],
  members: 6,
  needsRetention: "7d",
  user: recommendationEngine,
});
export const notifications = kafka.consumerGroup("notification-service", {
  topics: [orders, shipments],
  members: 3,
  needsRetention: "1d",
  user: notificationService,
});
