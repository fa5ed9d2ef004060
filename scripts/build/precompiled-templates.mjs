// Handlebars' compiler takes longer to load than everything is generated in: templates are compiled when the package
// is built. One that was changed on disk since, or is compiled with other options, is compiled when it is used.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import Handlebars from "handlebars";

const OPTIONS = { noEscape: true, strict: true };

/** Puts a module in the place of `handlebars` that needs its compiler only for templates that it does not know. */
export function precompiledTemplates(root) {
  const runtime = createRequire(import.meta.url).resolve("handlebars/runtime");
  return {
    name: "precompiled-templates",
    setup(build) {
      build.onResolve({ filter: /^handlebars$/ }, ({ importer, kind }) =>
        importer.startsWith(join(root, "src")) && kind === "import-statement"
          ? { path: "handlebars", namespace: "precompiled" }
          : undefined,
      );
      build.onLoad({ filter: /.*/, namespace: "precompiled" }, () => ({
        contents: moduleOf(join(root, "templates"), runtime),
        resolveDir: root,
        loader: "js",
      }));
    },
  };
}

// Handlebars adds to the options that it is given.
function moduleOf(folder, runtime) {
  const known = readdirSync(folder)
    .filter((name) => name.endsWith(".hbs"))
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .map((text) => `[${JSON.stringify(text)}, ${Handlebars.precompile(text, { ...OPTIONS })}]`);
  return `import { createRequire } from "node:module";
import runtime from ${JSON.stringify(runtime)};
const known = new Map([${known.join(",\n")}]);
export default {
  compile(text, options) {
    const compiled = JSON.stringify(options) === ${JSON.stringify(JSON.stringify(OPTIONS))} ? known.get(text) : undefined;
    if (compiled !== undefined) return runtime.template(compiled);
    return createRequire(import.meta.url)("handlebars").compile(text, options);
  },
};
`;
}
