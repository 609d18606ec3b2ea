// Installed before the scripts of the page: records what the page is told, and finds things in the widget.
(() => {
  const EVENTS = ["ready", "load", "error", "change", "open", "query", "view", "export", "replay", "replayed", "download", "fatal"];
  const events = [];
  const violations = [];
  const said = [];

  for (const [method, level] of Object.entries({ debug: "DEBUG", log: "INFO", info: "INFO", warn: "WARNING", error: "SEVERE" })) {
    const original = console[method];
    console[method] = (...values) => {
      said.push(`${level} ${values.join(" ")}`);
      original.apply(console, values);
    };
  }
  addEventListener("error", ({ message }) => said.push(`SEVERE ${message}`));
  addEventListener("unhandledrejection", ({ reason }) => said.push(`SEVERE ${reason}`));

  // On the way up, as a page hears them: what does not bubble does not come here.
  for (const name of EVENTS) {
    addEventListener(`impact-jobs-${name}`, (event) => {
      const { bubbles, composed, cancelable, detail } = event;
      const prevent = e2e.prevented.has(event.type);
      if (prevent) event.preventDefault();
      events.push({ name: event.type, target: event.target.id, bubbles, composed, cancelable, detail });
    });
  }
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample, sourceFile, lineNumber }) => {
    violations.push({ effectiveDirective, blockedURI, sample, sourceFile, lineNumber });
  }, true);

  /** Text as the tests write it: plain apostrophes and spaces. */
  const plain = (text) => (text ?? "").replace(/[\u2018\u2019]/g, "'").replace(/\s+/g, " ").trim();

  const name = (element) => {
    const labelledby = element.getAttribute("aria-labelledby");
    if (labelledby) {
      const root = element.getRootNode();
      return plain(labelledby.split(/\s+/).map((id) => root.getElementById(id)?.textContent).join(" "));
    }
    const label = element.getAttribute("aria-label");
    if (label) return plain(label);
    if (element.labels?.length) return plain([...element.labels].map((it) => it.textContent).join(" "));
    return plain(element.innerText ?? element.textContent);
  };

  const isRendered = (element) => element.checkVisibility({ visibilityProperty: true });

  /** The element of a selector; ` >>> ` in it goes on in a shadow root. */
  const element = (selector) => selector.split(" >>> ").reduce((it, part) => (it?.shadowRoot ?? it)?.querySelector(part), document);

  /** The rendered elements that the steps lead to, starting in the shadow root of a host. */
  const find = (host, steps) => {
    let found = [element(host)?.shadowRoot].filter(Boolean);
    for (const step of steps) {
      if (step.css) found = [...new Set(found.flatMap((it) => [...it.querySelectorAll(step.css)]))].filter(isRendered);
      if (step.named) found = found.filter((it) => name(it) === step.named);
      if (step.saying) found = found.filter((it) => plain(it.textContent).includes(step.saying));
      if (step.nth !== null) found = found.slice(step.nth, step.nth + 1);
    }
    return found;
  };

  const focused = () => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  };

  globalThis.e2e = {
    events,
    violations,
    console: said,
    prevented: new Set(),
    /** Imports as the page does: the script of a driver can have modules of its own. */
    load: (url) => import(url),
    find,
    read: (host, steps) => find(host, steps).map((it) => ({
      text: plain(it.innerText ?? it.textContent),
      exact: it.textContent,
      name: name(it),
      value: it.value ?? null,
      checked: it.checked ?? null,
      attributes: Object.fromEntries([...it.attributes].map(({ name, value }) => [name, value])),
    })),
    focus: () => {
      const element = focused();
      return {
        tag: element?.localName ?? "",
        part: element?.getAttribute("part") ?? "",
        role: element?.getAttribute("role") ?? "",
        name: element ? name(element) : "",
        job: element?.closest("[data-job-id]")?.dataset.jobId ?? null,
        column: Number(element?.closest("[aria-colindex]")?.getAttribute("aria-colindex") ?? 0),
      };
    },
  };
})();
