import type { System } from "../compiler/model/system.js";
import { capture } from "../patterns/capture/index.js";
import { changes } from "../patterns/changes/index.js";
import { mirror } from "../patterns/mirror/index.js";
import { overview } from "../patterns/overview/index.js";
import { personal } from "../patterns/personal/index.js";
import { queues } from "../patterns/queues/index.js";
import { recovery } from "../patterns/recovery/index.js";
import { rollup } from "../patterns/rollup/index.js";
import { secrets } from "../patterns/secrets/index.js";
import { clickhouse } from "../systems/clickhouse/index.js";
import { kafka } from "../systems/kafka/index.js";
import { postgres } from "../systems/postgres/index.js";

/** The data's way: what every pipeline has some of. */
export const core: readonly System[] = [
  postgres,
  kafka,
  capture,
  mirror,
  changes,
  rollup,
  queues,
  personal,
  secrets,
  clickhouse,
  overview,
  recovery,
];
