import type { Rule } from "../../../compiler/model/rule.js";
import { contradictingMatchers } from "./contradicting-matchers.js";
import { dayNeverComes } from "./day-never-comes.js";
import { emptyReceiver } from "./empty-receiver.js";
import { inhibitsItself } from "./inhibits-itself.js";
import { neverActive } from "./never-active.js";
import { noRootRoute } from "./no-root-route.js";
import { passwordInTheClear } from "./password-in-the-clear.js";
import { repeatedTooSoon } from "./repeated-too-soon.js";
import { rootTakesAll } from "./root-takes-all.js";
import { routeOutsideTree } from "./route-outside-tree.js";
import { shadowedRoute } from "./shadowed-route.js";
import { unusedReceiver } from "./unused-receiver.js";
import { unusedTimeInterval } from "./unused-time-interval.js";

export const alertmanagerRules: readonly Rule[] = [
  contradictingMatchers,
  dayNeverComes,
  emptyReceiver,
  inhibitsItself,
  neverActive,
  noRootRoute,
  passwordInTheClear,
  repeatedTooSoon,
  rootTakesAll,
  routeOutsideTree,
  shadowedRoute,
  unusedReceiver,
  unusedTimeInterval,
];
