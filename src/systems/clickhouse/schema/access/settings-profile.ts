import { z } from "zod";
import type { KindOf } from "../../../../compiler/model/resource.js";
import { cluster, profile, settingRules } from "./settings.js";

export const settingsProfileSchema = z.strictObject({
  settings: settingRules.default({}),
  inherit: z.array(profile, { error: "must be a list of profiles" }).default([]),
  cluster,
});
export type SettingsProfileSpec = z.infer<typeof settingsProfileSchema>;
export const SETTINGS_PROFILE: KindOf<SettingsProfileSpec> = { kind: "clickhouse.settingsProfile" };
