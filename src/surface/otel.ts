export * from "../systems/otel/define/index.js";
