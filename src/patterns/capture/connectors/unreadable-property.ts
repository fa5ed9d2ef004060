/** A property that makes events which mirrors do not read as they are meant. */
export interface Unreadable {
  readonly property: string;
  readonly why: string;
}
