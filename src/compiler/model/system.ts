import type { ZodType } from "zod";
import type { Address } from "./address.js";
import type { Artifact } from "./artifact.js";
import type { AskedQuery } from "./asked-query.js";
import type { Column } from "./column.js";
import type { Diagnostic } from "./diagnostic.js";
import type { KindOf, Pipeline, Resource } from "./resource.js";
import type { Rule } from "./rule.js";

/** A kind of resource: the schema of its options and, for a high-level kind, what it stands for. */
export interface Kind<Spec = unknown> extends KindOf<Spec> {
  readonly schema: ZodType<Spec>;
  /** The lower-level resources that one of this kind stands for. Given what has been shaped so far, by address. */
  expand?(resource: Resource<Spec>, context: ExpandContext): readonly Resource[];
  /** It is part of the pipeline as soon as something that it refers to is: a grant on a table that is listed. */
  readonly joinsWhatItNames?: boolean;
  /** What comes of it that one of this kind is declared and not reached, where that is more than its absence. */
  unreached?(reached: readonly Named[]): string | undefined;
}

/** What a declaration is, before its options are read. */
interface Named {
  readonly kind: string;
  readonly name: string;
}

export interface ExpandContext {
  /** The pipeline's name. */
  readonly name: string;
  readonly resources: ReadonlyMap<Address, Resource>;
  /** Reports a problem and goes on: all of them are told at once. */
  readonly report: (diagnostic: Diagnostic) => void;
}

/** What the emitters know besides the pipeline. */
export interface EmitContext {
  readonly pipeline: Pipeline;
  /** The columns that the engine found a query to return, for views and the tables of materialized views. */
  readonly derivedColumns: ReadonlyMap<Address, readonly Column[]>;
  /** Texts for people, by file name: Handlebars templates. */
  readonly templates: ReadonlyMap<string, string>;
}

/** A system or pattern, as the registry knows it. Everything here is pure. */
export interface System {
  readonly id: string;
  readonly kinds: readonly Kind[];
  readonly rules: readonly Rule[];
  /** What only all resources together can tell: one connector per source. Yields resources to add, or to stand for those of their addresses. */
  gather?(resources: ReadonlyMap<Address, Resource>, context: ExpandContext): readonly Resource[];
  /** Loads what its rules and emitters need for resources like these, so that a pipeline without them does without it. */
  prepare?(resources: ReadonlyMap<Address, Resource>): Promise<void>;
  /** What depends on what for reasons that are no references: names that stand in SQL. */
  dependencies?(resources: ReadonlyMap<Address, Resource>): readonly { readonly from: Address; readonly to: Address }[];
  /** What others will ask of ClickHouse: the engine judges it. */
  asks?(pipeline: Pipeline): readonly AskedQuery[];
  emit?(context: EmitContext): readonly Artifact[];
  /** What is made from the files of all systems: manifests that carry them. */
  assemble?(context: EmitContext, emitted: readonly Artifact[]): readonly Artifact[];
}
