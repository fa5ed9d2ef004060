/** Where the test's servers are: `exporters` of `monitoring`, and the webhook's URL. */
export interface Addresses {
  readonly webhook?: string;
  readonly postgres?: string;
  readonly kafka?: string | false;
  readonly brokers?: string;
  readonly connect?: string;
  readonly clickhouse?: string;
  readonly measures?: string;
  readonly node?: string;
  readonly collector?: string;
  readonly prometheus?: string;
  readonly alertmanager?: string;
}
