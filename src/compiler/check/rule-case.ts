/** The source that the rules' cases read from, so that each case shows only what it is about. */
export const SHOP = `const shop = postgres.source("shop", {
  host: "postgres",
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),
});
`;

/** A case as a whole config. Its body ends with \`const listed = […]\`. */
export function configOfCase(body: string): string {
  const names = ["clickhouse", "definePipeline", "kafka", "kubernetes", "postgres", "secret", "sql"].filter(
    (name) => name === "definePipeline" || new RegExp(`\\b${name}\\b[.(\`]`).test(body),
  );
  return `import { ${names.join(", ")} } from "headrace";\n\n${body.trim()}\n\nexport default definePipeline({ name: "example", listed });\n`;
}
