export * from "../systems/postgres/define/index.js";
