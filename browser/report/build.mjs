// Writes the script of the report and its charts: `npm install && npm run build`, or `node build.mjs FOLDER` to write elsewhere.
// The same sources and versions give the same bytes; the first line of each file names them.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const target = process.argv[2] ?? join(HERE, "..", "..", "lint", "jixiao_lint", "html_report", "made");
// Whose code is in the charts, with the file that says on which terms.
const LICENCES = [["echarts", "LICENSE"], ["echarts", "NOTICE"], ["zrender", "LICENSE"], ["tslib", "LICENSE.txt"]];

const read = (...parts) => readFileSync(join(HERE, ...parts), "utf8");
const version = (name) => JSON.parse(read("node_modules", name, "package.json")).version;

/** A digest of everything that the bundles are made of, for who wants to know whether they are up to date. */
function digest() {
  const made = createHash("sha256");
  for (const name of ["build.mjs", "package.json", "tsconfig.json", ...sources()]) made.update(`${name}\n${read(name)}\n`);
  return made.digest("hex");
}

function sources() {
  return readdirSync(join(HERE, "src")).sort().map((name) => `src/${name}`);
}

async function bundle(entry, about) {
  await build({
    absWorkingDir: HERE,
    entryPoints: [`src/${entry}.ts`],
    bundle: true,
    minify: true,
    charset: "utf8",
    format: "iife",
    target: "es2022",
    legalComments: "none",
    banner: { js: `/* ${about} */` },
    outfile: join(target, `${entry}.js`),
  });
}

mkdirSync(target, { recursive: true });
await bundle("report", `jixiao, from browser/report ${digest()}`);
await bundle("charts", `Apache ECharts ${version("echarts")} (Apache-2.0), zrender ${version("zrender")} (BSD-3-Clause), tslib ${version("tslib")} (0BSD); see LICENSES.txt`);
const licences = LICENCES.map(([name, file]) => `${name} ${version(name)}: ${file}\n\n${read("node_modules", name, file).trim()}\n`);
writeFileSync(join(target, "LICENSES.txt"), licences.join(`\n${"-".repeat(78)}\n\n`));
