// Compiles only when the types say neither more nor less than they should.
import { defineImpactJobs, type ImpactJobsElement, mount } from "impact-jobs";
import "impact-jobs/define";

const jobs: ImpactJobsElement = document.createElement("impact-jobs");
jobs.theme = "dark";
// @ts-expect-error: there is no such theme
jobs.theme = "blue";
jobs.stalledAfter = 15;
jobs.sort = "-duration";
jobs.job = null;
const query: string = jobs.query;
jobs.fetcher = async (input) => new Response(input);
// @ts-expect-error: an answer has to be promised
jobs.fetcher = (input) => new Response(input);

jobs.refresh = 30;
const asked: Promise<void> = jobs.refresh();

jobs.addEventListener("impact-jobs-replay", (event) => {
  const id: string = event.detail.id;
  event.preventDefault();
  // @ts-expect-error: only known afterwards
  return [id, event.detail.newId];
});
jobs.addEventListener("click", ({ clientX }) => clientX);
document.addEventListener("impact-jobs-open", ({ detail }) => {
  const id: string | null = detail.id;
  // @ts-expect-error: nothing, when a job was closed
  return [id, detail.id.length];
});

document.body.addEventListener("impact-jobs-load", (event) => {
  const count: number = event.detail.count;
  // @ts-expect-error: ISO 8601, no number
  return [count, event.detail.at - 1];
});
window.addEventListener("impact-jobs-change", ({ detail }) => detail.changes.map((it) => it.to.toLowerCase()));

defineImpactJobs("my-jobs");
const list = mount("#place", { apiBase: "/impact", accountSid: "IRxEXAMPLE", refresh: "off", readonly: true, lang: "de-CH" });
list.update({ query: "status:failed" });
list.element.openJob("a1");
list.destroy();
// @ts-expect-error: there is no such option
mount(document.body, { accountSids: "IRxEXAMPLE" });

export { asked, query };
