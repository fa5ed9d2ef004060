export * from "../systems/kafka/define/index.js";
