// Defines <impact-jobs>: all that a page has to load.
import { defineImpactJobs } from "./element.js";

defineImpactJobs();

export * from "./element.js";
