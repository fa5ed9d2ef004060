import { clickhouse, definePipeline, secret, sql } from "headrace";

const countries = clickhouse.table("shop.countries", {
  columns: { id: "UInt64", name: "String", continent: "LowCardinality(String)" },
  orderBy: ["id"],
});

// Over a table or mirror of the pipeline: drop `name` there and this is refused.
const countryById = clickhouse.dictionary("shop.country_by_id", {
  columns: { id: "UInt64", name: { type: "String", default: "unknown" }, continent: "String" },
  primaryKey: ["id"],
  source: { type: "clickhouse", table: countries },
  layout: "flat",
  lifetime: { min: 300, max: 600 },
});

// Of another database: how to get in stands in a named collection.
const prices = clickhouse.namedCollection("price_list", {
  values: { host: "prices", port: 5432, user: "clickhouse", password: secret("prices/clickhouse"), database: "prices" },
});
const priceOn = clickhouse.dictionary("shop.price_on", {
  columns: { product: "UInt64", since: "Date", until: "Date", price: "Decimal(12, 2)" },
  primaryKey: ["product"],
  source: { type: "postgresql", collection: prices, table: "price_list" },
  layout: { type: "range_hashed", rangeLookupStrategy: "max" },
  range: { min: "since", max: "until" },
  lifetime: 3600,
});

const orders = clickhouse.table("shop.orders", {
  columns: { id: "UInt64", country: "UInt64", product: "UInt64", day: "Date" },
  orderBy: ["id"],
});
const priced = clickhouse.view("shop.priced_orders", {
  query: sql`
    SELECT id, dictGet(${countryById}, 'name', country) AS country, dictGet(${priceOn}, 'price', product, day) AS price
    FROM ${orders}`,
});

export default definePipeline({ name: "shop", dictionaries: [countryById, priceOn], views: [priced] });
