// What this portal does around its lists: account tabs, counts, messages, a theme. A list needs nothing of it. Take what
// you like; all of it works under the strict policy of this page.

/** The accounts: the tab, the panel and the list of each, and the jobs that ended while another tab was open. */
const accounts = [...document.querySelectorAll("[role=tab]")].map((tab) => {
  const panel = document.getElementById(tab.getAttribute("aria-controls"));
  return { tab, panel, list: panel.querySelector("impact-jobs"), name: tab.textContent.trim(), news: new Set() };
});

// Tabs. Which one is open is in the address, beside what the lists write there.

const address = () => new URLSearchParams(location.hash.slice(1));

function open(account) {
  for (const it of accounts) {
    it.tab.setAttribute("aria-selected", it === account);
    it.tab.tabIndex = it === account ? 0 : -1;
    it.panel.hidden = it !== account;
  }
  account.news.clear();
  countNews();
}

function choose(account) {
  open(account);
  const next = address();
  next.set("tab", account.list.id);
  history.replaceState(history.state, "", `#${next}`);
}

const openFromAddress = () => open(accounts.find((it) => it.list.id === address().get("tab")) ?? accounts[0]);

for (const [index, account] of accounts.entries()) {
  account.tab.addEventListener("click", () => choose(account));
  account.tab.addEventListener("keydown", ({ key }) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (!step) return;
    const next = accounts.at((index + step) % accounts.length);
    choose(next);
    next.tab.focus();
  });
}
addEventListener("popstate", openFromAddress);

// Counts: of all jobs in each tab, of news in the navigation.

function countNews() {
  const count = document.querySelector("#news");
  const number = accounts.reduce((sum, it) => sum + it.news.size, 0);
  count.hidden = number === 0;
  count.textContent = `${number} new`;
}

// What the lists tell. Their events bubble, so any element around a list can listen.

const ENDED = ["COMPLETED", "FAILED", "CANCELLED"];

for (const account of accounts) {
  const { tab, panel, list, name, news } = account;

  panel.addEventListener("impact-jobs-load", ({ detail }) => {
    const count = tab.querySelector(".count");
    count.hidden = false;
    count.textContent = detail.count.toLocaleString("en");
  });

  panel.addEventListener("impact-jobs-change", ({ detail }) => {
    const ended = detail.changes.filter((it) => ENDED.includes(it.to));
    if (ended.length === 0) return;
    const failed = ended.filter((it) => it.to === "FAILED").length;
    const ids = ended.map((it) => it.id);
    if (panel.hidden) ids.forEach((id) => news.add(id));
    countNews();
    const jobs = `${ended.length} ${ended.length === 1 ? "job" : "jobs"} ended`;
    say(`${name}: ${jobs}${failed ? `, ${failed} failed` : ""}.`, "Show", () => {
      choose(account);
      if (ids.length === 1) list.openJob(ids[0]);
      else list.query = `id:${ids.join(",")}`;
    });
  });

  // Your sign-in takes over when the page is loaded again.
  panel.addEventListener("impact-jobs-error", ({ detail }) => {
    if (detail.kind === "unauthorized") say("Your session has ended.", "Sign in again", () => location.reload());
  });
}

// Messages stay until they are dismissed: nobody has to be quick. Three are enough.

function say(text, action, act) {
  const toasts = document.querySelector("#toasts");
  if ([...toasts.children].some((it) => it.firstElementChild.textContent === text)) return;
  const toast = document.querySelector("#toast").content.firstElementChild.cloneNode(true);
  const [words, button, close] = toast.children;
  words.textContent = text;
  button.textContent = action;
  button.addEventListener("click", () => { toast.remove(); act(); });
  close.addEventListener("click", () => toast.remove());
  toasts.append(toast);
  if (toasts.children.length > 3) toasts.firstElementChild.remove();
}

// Theme: the lists follow the color-scheme of the page.

document.querySelector("#theme").addEventListener("change", ({ target }) => {
  document.documentElement.dataset.theme = target.value;
});

openFromAddress();

// A list loads when it comes into view. This portal counts the jobs of the other account as well, so it asks for both.
await customElements.whenDefined("impact-jobs");
for (const { list } of accounts) list.refresh();
