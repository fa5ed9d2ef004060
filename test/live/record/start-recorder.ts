import { startStack } from "../kit/stack.js";
import { withGeneratedSource } from "./source-files.js";
import { passwordVariable } from "./source-names.js";
import { orders } from "./tables.js";

/** The servers that scenarios are played on; the worker is as the compiler says, whatever the tables are. */
export function startRecorder(password: string) {
  return startStack({
    postgres: true,
    kafka: true,
    connect: async () => ({
      worker: await withGeneratedSource({ port: 5432, tables: [orders] }, async (generated) =>
        generated.text("connect/worker.properties"),
      ),
      environment: { [passwordVariable]: password },
    }),
  });
}
