// Lets the address choose what the page shows: ?account=partner|brand|agency, ?sid=<account SID>, #job=<id>&query=<filters>.
// Module scripts run in order, so the attributes are set before the widget reads them.
const ACCOUNT_KINDS = ["partner", "brand", "agency"];

const address = new URLSearchParams(location.search);
const widget = document.querySelector("impact-jobs");

const kind = address.get("account") ?? "partner";
if (ACCOUNT_KINDS.includes(kind)) {
  widget.setAttribute("account-kind", kind);
} else {
  console.warn(`?account=${kind} is not an account kind. Use one of: ${ACCOUNT_KINDS.join(", ")}.`);
}

// A link copied from the widget has the job and the filters behind the hash.
const link = new URLSearchParams(location.hash.slice(1));
for (const name of ["job", "query"]) {
  if (link.has(name)) widget.setAttribute(name, link.get(name));
}

const sid = address.get("sid");
if (sid) widget.setAttribute("account-sid", sid);

for (const anchor of document.querySelectorAll("[data-account]")) {
  const target = new URLSearchParams(address);
  target.set("account", anchor.dataset.account);
  anchor.search = target.toString();
  if (anchor.dataset.account === widget.getAttribute("account-kind")) anchor.setAttribute("aria-current", "page");
}
