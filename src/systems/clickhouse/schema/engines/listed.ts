import { type EngineDescription, type ListedEngine, listedEngine } from "./arguments.js";
import { databaseEngines } from "./databases.js";
import { localEngines } from "./local.js";
import { queueEngines } from "./queues.js";
import { storeEngines } from "./stores.js";

const descriptions = { ...localEngines, ...storeEngines, ...databaseEngines, ...queueEngines } as const;

export type ListedEngineType = keyof typeof descriptions;
export type ListedEngineSpec = ListedEngine<ListedEngineType>;

export const listedEngineTypes = Object.keys(descriptions).filter(isListedType);

export function isListedType(type: string): type is ListedEngineType {
  return Object.hasOwn(descriptions, type);
}

export function descriptionOf(type: ListedEngineType): EngineDescription {
  return descriptions[type];
}

export function isListed(engine: { readonly type: string }): engine is ListedEngineSpec {
  return isListedType(engine.type);
}

/** Made when a config names an engine: there are many, and most configs name none. */
export const listedEngines = () => listedEngineTypes.map((type) => listedEngine(type, descriptionOf(type)));
