// <impact-jobs>: the element, and the loader of the rest. All behaviour is in the WebAssembly module.

const settings = {
  apiBase: "api-base", accountKind: "account-kind", accountSid: "account-sid", advertiserId: "advertiser-id",
  query: "query", sort: "sort", createdAfter: "created-after", createdBefore: "created-before", job: "job",
  refresh: "refresh", theme: "theme", timeZone: "time-zone", stalledAfter: "stalled-after",
  retentionDays: "retention-days",
};

let module;
/** The module, loaded once for all elements of the page. */
const load = () => module ??= import(new URL("./widget.js", import.meta.url).href).then(async (widget) => {
  await widget.default({ module_or_path: new URL("./widget_bg.wasm", import.meta.url) });
  return widget;
});

class ImpactJobs extends HTMLElement {
  static observedAttributes = [...Object.values(settings), "readonly"];
  #widget;
  #loading;

  constructor() {
    super();
    this.attachShadow({ mode: "open" });
  }

  connectedCallback() {
    // Properties that were set before this class was known hide its accessors.
    for (const name of [...Object.keys(settings), "readonly"]) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        if (name !== "refresh" || typeof value !== "function") this[name] = value;
      }
    }
    this.#start();
  }

  disconnectedCallback() {
    // An element that is only moved comes back before this runs.
    queueMicrotask(() => {
      if (!this.isConnected) {
        this.#widget?.destroy();
        this.#widget = undefined;
      }
    });
  }

  attributeChangedCallback(name, before, after) {
    if (before !== after) this.#widget?.attributesChanged();
  }

  /** Asks for the jobs now. Resolves when they are there, or could not be had. */
  async refresh() {
    await this.#loading;
    await this.#widget?.refresh();
  }

  /** Opens the job with this id. */
  openJob(id) { this.job = String(id); }

  /** Closes the open job. */
  closeJob() { this.job = null; }

  get readonly() { return this.hasAttribute("readonly"); }
  set readonly(value) { this.toggleAttribute("readonly", Boolean(value)); }

  async #start() {
    if (this.#widget || this.#loading) return;
    try {
      const { Widget } = await (this.#loading = load());
      if (!this.isConnected || this.#widget) return;
      this.#widget = new Widget(this);
      // What the page set while it was being made, in answer to its first event.
      this.#widget.attributesChanged();
    } catch (error) {
      console.error("<impact-jobs> could not start.", error);
      this.shadowRoot.textContent = "The job list could not be loaded. This page needs a browser that may run WebAssembly.";
      const detail = { message: String(error) };
      this.dispatchEvent(new CustomEvent("impact-jobs-fatal", { detail, bubbles: true, composed: true }));
    } finally {
      this.#loading = undefined;
    }
  }
}

for (const [property, attribute] of Object.entries(settings)) {
  if (property === "refresh") continue; // a method; set by its attribute
  Object.defineProperty(ImpactJobs.prototype, property, {
    get() { return this.getAttribute(attribute) ?? ""; },
    set(value) { value == null ? this.removeAttribute(attribute) : this.setAttribute(attribute, value); },
    configurable: true,
    enumerable: true,
  });
}

if (!customElements.get("impact-jobs")) customElements.define("impact-jobs", ImpactJobs);
