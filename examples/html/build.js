// Puts the page and the files of the package side by side into dist/. There is nothing to bundle.
import { cpSync, rmSync } from "node:fs";

rmSync("dist", { recursive: true, force: true });
cpSync("page", "dist", { recursive: true });
cpSync("node_modules/impact-jobs", "dist/impact-jobs", { recursive: true });
