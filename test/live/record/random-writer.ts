import type { Random } from "./random.js";
import type { Session } from "./session.js";

type Table = "orders" | "order_lines" | "accounts";
type Keys = Record<Table, Set<number>>;

const tables: readonly Table[] = ["orders", "order_lines", "accounts"];
const notes = ["NULL", "''", "'plain'", "'emoji 😀'", `E'tab\\tline\\nquote" back\\\\slash'`];

/**
 * Writes at random to keys of its own, so that several can keep transactions open without waiting for each other.
 * It knows which of its keys exist, so that most statements hit a row.
 */
export class RandomWriter {
  private keys: Keys = { orders: new Set(), order_lines: new Set(), accounts: new Set() };
  private beforeTransaction: Keys | undefined;

  constructor(
    private readonly session: Session,
    private readonly random: Random,
    private readonly number: number,
    private readonly writers: number,
    private readonly keysPerTable: number,
  ) {}

  async step(): Promise<void> {
    const open = this.beforeTransaction !== undefined;
    if (open && this.random.chance(0.22)) return this.finish(this.random.chance(0.85) ? "COMMIT" : "ROLLBACK");
    if (!open && this.random.chance(0.6)) await this.begin();
    await this.run(this.change());
  }

  async finish(how: "COMMIT" | "ROLLBACK" = "COMMIT"): Promise<void> {
    if (this.beforeTransaction === undefined) return;
    if (how === "ROLLBACK") this.keys = this.beforeTransaction;
    this.beforeTransaction = undefined;
    await this.run(how);
  }

  /** Somebody has truncated the table while no transaction was open. */
  forget(table: Table): void {
    this.keys[table].clear();
  }

  private async begin(): Promise<void> {
    this.beforeTransaction = {
      orders: new Set(this.keys.orders),
      order_lines: new Set(this.keys.order_lines),
      accounts: new Set(this.keys.accounts),
    };
    await this.run("BEGIN");
  }

  private run(statement: string): Promise<void> {
    return this.session.sql(statement, this.writers === 1 ? "" : `writer ${this.number}`);
  }

  private change(): string {
    const table = this.random.oneOf(tables);
    const keys = this.keys[table];
    const free = this.freeKey(table);
    const kind = this.random.whole(100);
    if (keys.size === 0 || (kind < 30 && free !== undefined)) return this.insert(table, free ?? this.number);
    const key = this.random.oneOf([...keys]);
    if (kind < 45) {
      keys.delete(key);
      return `DELETE FROM public.${table} WHERE ${this.is(table, key)}`;
    }
    if (kind < 55 && free !== undefined) {
      keys.delete(key);
      keys.add(free);
      return `UPDATE public.${table} SET ${this.becomes(table, free)} WHERE ${this.is(table, key)}`;
    }
    const which = kind > 96 ? this.allOwn(table) : this.is(table, key);
    return `UPDATE public.${table} SET ${this.assignments(table)} WHERE ${which}`;
  }

  private insert(table: Table, key: number): string {
    this.keys[table].add(key);
    const { random } = this;
    if (table === "accounts") {
      return `INSERT INTO public.accounts (id, region, balance) VALUES (${key}, '${this.region()}', ${this.price()})`;
    }
    if (table === "order_lines") {
      const values = `${this.order(key)}, ${this.line(key)}, ${random.whole(50)}, ${this.price()}`;
      return `INSERT INTO public.order_lines (order_id, line, quantity, price) VALUES (${values})`;
    }
    const values = `${key}, ${random.whole(9)}, 'new', ${random.oneOf(notes)}, ${random.whole(50)}, ${this.price()}`;
    return (
      "INSERT INTO public.orders (id, customer_id, status, note, quantity, unit_price, placed_at, updated_at) " +
      `VALUES (${values}, timestamp '2026-01-01' + interval '${random.whole(9_000_000)} milliseconds', NULL)`
    );
  }

  private assignments(table: Table): string {
    const { random } = this;
    if (table === "accounts") return random.chance(0.5) ? `region = '${this.region()}'` : `balance = ${this.price()}`;
    if (table === "order_lines") return `quantity = ${random.whole(50)}, price = ${this.price()}`;
    return random.oneOf([
      `status = '${random.oneOf(["paid", "shipped", "lost"])}', updated_at = timestamptz '2026-02-01Z' + interval '${random.whole(9_000_000)} ms'`,
      `note = ${random.oneOf(notes)}`,
      `quantity = ${random.whole(50)}`,
      `unit_price = ${this.price()}`,
    ]);
  }

  private freeKey(table: Table): number | undefined {
    for (let attempt = 0; attempt < 20; attempt++) {
      const key = this.random.whole(this.keysPerTable) * this.writers + this.number;
      if (!this.keys[table].has(key)) return key;
    }
    return undefined;
  }

  private readonly order = (key: number) => Math.floor(key / 4);
  private readonly line = (key: number) => (key % 4) + 1;
  private readonly region = () => this.random.oneOf(["north", "south", "east", "west"]);
  private readonly price = () => `${this.random.whole(1000)}.${this.random.whole(90) + 10}`;

  private is(table: Table, key: number): string {
    return table === "order_lines" ? `order_id = ${this.order(key)} AND line = ${this.line(key)}` : `id = ${key}`;
  }

  private becomes(table: Table, key: number): string {
    return table === "order_lines" ? `order_id = ${this.order(key)}, line = ${this.line(key)}` : `id = ${key}`;
  }

  private allOwn(table: Table): string {
    const key = table === "order_lines" ? "(order_id * 4 + line - 1)" : "id";
    return `${key} % ${this.writers} = ${this.number % this.writers}`;
  }
}
