import { describe, inject } from "vitest";
import type { Component } from "./availability.js";

/** Tests that need real servers. Without one of them they are skipped, and the run says so at its end. */
export function describeLive(title: string, needed: readonly Component[], body: () => void): void {
  const unavailable = inject("unavailable");
  describe.skipIf(needed.some((component) => unavailable[component] !== undefined))(title, body);
}
