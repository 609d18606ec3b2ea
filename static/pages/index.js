// Lets the address choose what the page shows: ?account=partner|brand|agency and ?sid=<account SID>.
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

const sid = address.get("sid");
if (sid) widget.setAttribute("account-sid", sid);

for (const link of document.querySelectorAll("[data-account]")) {
  const target = new URLSearchParams(address);
  target.set("account", link.dataset.account);
  link.search = target.toString();
  if (link.dataset.account === widget.getAttribute("account-kind")) link.setAttribute("aria-current", "page");
}
