export * from "../systems/grafana/define/index.js";
