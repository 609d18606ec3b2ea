// The types come from the package: an editor knows the element, its properties and its events.
/// <reference types="impact-jobs" />

const jobs = document.querySelector("impact-jobs");
const count = document.querySelector("#count");

jobs?.addEventListener("impact-jobs-load", ({ detail }) => {
  if (count) count.textContent = `${detail.count} jobs`;
});

document.querySelector("#failed")?.addEventListener("click", () => {
  if (jobs) jobs.query = "status:failed";
});
