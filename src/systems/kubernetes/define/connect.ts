/** The image of the Connect workers: one that has Debezium, or one that Strimzi builds. */
export interface ConnectImage {
  /** An image with the connectors' plugins in it. */
  readonly image?: string;
  /**
   * Where Strimzi pushes the image that it builds with Debezium's plugins, `"registry.example.com/analytics/connect:1"`.
   * It builds in a namespace of its own, as under the restricted profile no image can be built.
   */
  readonly build?: string;
  /** The Secret that it logs in to the registry with. Default: none. */
  readonly pushWith?: string;
  /** Workers. Default 2. */
  readonly replicas?: number;
}
