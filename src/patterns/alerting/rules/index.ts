import type { Rule } from "../../../compiler/model/rule.js";
import { alwaysEqual } from "./always-equal.js";
import { inhibitionWithoutAlert } from "./inhibition-without-alert.js";
import { milderSilences } from "./milder-silences.js";
import { neverEqual } from "./never-equal.js";
import { silencesAll } from "./silences-all.js";
import { toldToNobody } from "./told-to-nobody.js";
import { unknownGroupLabel } from "./unknown-group-label.js";
import { unreachedRoute } from "./unreached-route.js";

export const alertingRules: readonly Rule[] = [
  alwaysEqual,
  inhibitionWithoutAlert,
  milderSilences,
  neverEqual,
  silencesAll,
  toldToNobody,
  unknownGroupLabel,
  unreachedRoute,
];
