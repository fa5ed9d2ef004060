import { type Address, addressOf } from "../../compiler/model/address.js";
import type { Artifact } from "../../compiler/model/artifact.js";
import { ofKind } from "../../compiler/model/resource.js";
import type { EmitContext } from "../../compiler/model/system.js";
import { ALERT } from "../../systems/prometheus/schema.js";
import { pageFiles } from "./page-file.js";
import { alertPage } from "./pages/alert-page.js";
import { decisionTree } from "./pages/decision-tree.js";
import { highAvailability } from "./pages/high-availability.js";
import { indexPage } from "./pages/index-page.js";
import { kpis } from "./pages/kpis.js";
import { sceneOf } from "./scene.js";

/** `runbooks/`: a page for each alert, and those that lead there. A pipeline that nobody watches has none. */
export function runbookFiles(context: EmitContext): readonly Artifact[] {
  const { pipeline } = context;
  if (ofKind(pipeline.resources, ALERT).length === 0) return [];
  const scene = sceneOf(pipeline);
  const whole: Address = addressOf("pipeline", pipeline.name);
  const declared = [...pipeline.resources.values()].filter((resource) => resource.madeBy === undefined);
  const everything = [whole, ...declared.map(({ address }) => address)];
  const figures = kpis(scene, context);
  return pageFiles(
    [
      indexPage(scene, figures !== undefined),
      decisionTree(scene),
      highAvailability(scene),
      ...(figures === undefined ? [] : [figures]),
      ...scene.alerts.map((alert) => alertPage(alert, scene)),
    ].map((page) => ({ page, resources: everything })),
    context,
  );
}
