/** Fixed at build time from package.json. */
declare const __HEADRACE_VERSION__: string;

export const version: string = __HEADRACE_VERSION__;
