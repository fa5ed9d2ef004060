/** A column as the engine reports it. */
export interface Column {
  readonly name: string;
  readonly type: string;
}
