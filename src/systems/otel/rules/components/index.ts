import type { Rule } from "../../../../compiler/model/rule.js";
import { formerComponent } from "./former-component.js";
import { invalidOption } from "./invalid-option.js";
import { missingOption } from "./missing-option.js";
import { renamedComponent } from "./renamed-component.js";
import { renamedOption } from "./renamed-option.js";
import { unknownComponent } from "./unknown-component.js";
import { unknownOption } from "./unknown-option.js";

export const componentRules: readonly Rule[] = [
  formerComponent,
  invalidOption,
  missingOption,
  renamedComponent,
  renamedOption,
  unknownComponent,
  unknownOption,
];
