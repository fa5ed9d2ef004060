export * from "../systems/kubernetes/define/index.js";
