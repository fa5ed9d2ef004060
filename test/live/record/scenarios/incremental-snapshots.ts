import { someAccounts, someLines } from "../sample-rows.js";
import { demand, type Scenario } from "../scenario.js";
import { accounts, orderLines } from "../tables.js";

export const incrementalSnapshots: readonly Scenario[] = [
  {
    name: "incremental-snapshot",
    title: "Two tables are read again by signal while their rows change.",
    tables: [accounts, orderLines],
    rows: [someAccounts, someLines],
    properties: { "incremental.snapshot.chunk.size": "2" },
    run: async (source) => {
      await source.sql("DELETE FROM public.accounts WHERE id = 2");
      await source.sql(
        `INSERT INTO public.headrace_signal (id, type, data) VALUES ('again', 'execute-snapshot', ` +
          `'{"data-collections": ["public.accounts", "public.order_lines"], "type": "incremental"}')`,
      );
      await source.sql("UPDATE public.accounts SET region = 'meanwhile' WHERE id = 1");
      await source.sql("INSERT INTO public.accounts (id, region, balance) VALUES (4, 'meanwhile', 4.00)");
      await source.caughtUp();
      await source.sql("UPDATE public.accounts SET region = 'later' WHERE id = 3");
    },
    check: ({ of }) => {
      const again = [accounts, orderLines].flatMap(of).filter(({ snapshot }) => snapshot === "incremental");
      demand(again.length >= 5, `${again.length} rows were read again`);
    },
  },
];
