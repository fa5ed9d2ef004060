import type { Rule } from "../../../compiler/model/rule.js";
import { grantShowsStorage } from "./grant-shows-storage.js";
import { personalColumnExposed } from "./personal-column-exposed.js";
import { personalColumnUndecided } from "./personal-column-undecided.js";

export const personalRules: readonly Rule[] = [grantShowsStorage, personalColumnExposed, personalColumnUndecided];
