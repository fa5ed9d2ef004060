import type { Rule } from "../../../../compiler/model/rule.js";
import { undeclaredComponent } from "./undeclared-component.js";
import { unjoinedConnector } from "./unjoined-connector.js";
import { unstableComponent } from "./unstable-component.js";
import { unsupportedSignal } from "./unsupported-signal.js";
import { unusedComponent } from "./unused-component.js";

export const pipelineRules: readonly Rule[] = [
  undeclaredComponent,
  unjoinedConnector,
  unstableComponent,
  unsupportedSignal,
  unusedComponent,
];
