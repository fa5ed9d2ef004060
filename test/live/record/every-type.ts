import { typedColumns as all } from "./every-type-columns.js";

export const everyTypeColumns = all.map(({ column, type }) => `${column} ${type}`);

const columns = ["id", ...all.map(({ column }) => column)].join(", ");
const insert = (id: number, values: string[]) =>
  `INSERT INTO public.every_type (${columns}) VALUES (${[id, ...values].join(", ")})`;

export type Flavour = "ordinary" | "highest" | "lowest" | "odd";

export const insertEveryType = (id: number, flavour: Flavour) =>
  insert(
    id,
    all.map((column) => column[flavour]),
  );

export const insertEveryTypeNull = (id: number) =>
  insert(
    id,
    all.map(() => "NULL"),
  );

export const updateEveryType = (id: number, flavour: Flavour) =>
  `UPDATE public.every_type SET ${all.map((column) => `${column.column} = ${column[flavour]}`).join(", ")} WHERE id = ${id}`;

export const updateEveryTypeToNull = (id: number) =>
  `UPDATE public.every_type SET ${all.map(({ column }) => `${column} = NULL`).join(", ")} WHERE id = ${id}`;
