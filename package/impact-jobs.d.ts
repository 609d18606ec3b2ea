// Types of `impact-jobs/define`, which defines <impact-jobs> when it is imported.
export * from "./element.js";
