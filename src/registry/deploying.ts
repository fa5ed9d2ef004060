import type { System } from "../compiler/model/system.js";
import { compose } from "../patterns/compose/index.js";
import { deployment } from "../patterns/deployment/index.js";
import { kubernetes } from "../systems/kubernetes/index.js";

/** Where it all runs. */
export const deploying: readonly System[] = [compose, kubernetes, deployment];
