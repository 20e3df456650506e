// The schemas that come with the extension are those of the program that it is built beside.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";

const program = process.env.JIXIAO ?? "jixiao";
mkdirSync("schemas", { recursive: true });
for (const name of ["target", "config"]) {
  const schema = execFileSync(program, ["schema", name], { encoding: "utf8" });
  writeFileSync(`schemas/${name}.schema.json`, schema);
}
