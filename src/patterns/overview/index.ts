import type { System } from "../../compiler/model/system.js";
import { overviewFile } from "./overview-file.js";

/** The page that shows the whole pipeline to people. */
export const overview: System = { id: "overview", kinds: [], rules: [], emit: (context) => [overviewFile(context)] };
