export * from "../systems/alertmanager/define/index.js";
