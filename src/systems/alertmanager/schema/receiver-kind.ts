import type { KindOf } from "../../../compiler/model/resource.js";
import type { ReceiverSpec } from "./receiver.js";

// Apart from the schema, which takes longer to make: what asks whether there are receivers does without it.
export const RECEIVER: KindOf<ReceiverSpec> = { kind: "alertmanager.receiver" };

/** What a receiver tells people by. */
export const INTEGRATIONS = ["slack", "email", "pagerduty", "opsgenie", "webhook"] as const;
