export * from "../systems/prometheus/define/index.js";
