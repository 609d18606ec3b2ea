// The element <impact-jobs>, and the loader of the rest. Importing this file changes nothing in the page: call
// defineImpactJobs() or mount(). All behaviour is in the WebAssembly module.

/** Properties, and the attributes they are. */
const settings = {
  apiBase: "api-base", accountKind: "account-kind", accountSid: "account-sid", advertiserId: "advertiser-id",
  query: "query", sort: "sort", createdAfter: "created-after", createdBefore: "created-before", job: "job",
  refresh: "refresh", theme: "theme", density: "density", timeZone: "time-zone", stalledAfter: "stalled-after",
  retentionDays: "retention-days", syncUrl: "sync-url", shortcuts: "shortcuts",
};

let module;
/** The module, loaded once for all elements of the page. */
const load = () => module ??= import("./widget.js").then(async (widget) => {
  const { url, integrity } = ImpactJobsElement.wasm;
  // A browser does not say which of the two went wrong.
  const failed = integrity ? `could not be loaded, or is not the file with the integrity ${integrity}` : "could not be loaded";
  const answer = fetch(url, { integrity }).catch((cause) => { throw new Error(`${url} ${failed}.`, { cause }); });
  await widget.default({ module_or_path: answer });
  return widget;
});

// A server that renders pages imports this as well, and has no elements.
const Base = globalThis.HTMLElement ?? Object;

export class ImpactJobsElement extends Base {
  /** Where the WebAssembly module is, and its integrity (such as `sha384-…`) when it is to be checked. Set it before the
   * first element comes into view. */
  static wasm = { url: new URL("./widget_bg.wasm", import.meta.url), integrity: "" };
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
        this[name] = value;
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

  /** Opens the job with this id. */
  openJob(id) { this.job = String(id); }

  /** Closes the open job. */
  closeJob() { this.job = null; }

  get readonly() { return this.hasAttribute("readonly"); }
  set readonly(value) { this.toggleAttribute("readonly", Boolean(value)); }

  async #refresh() {
    await this.#loading;
    await this.#widget?.refresh();
  }

  static {
    // A plain property, which the module reads. Frameworks look for it here before they set it.
    this.prototype.fetcher = null;
    const refresh = function () { return this.#refresh(); };
    for (const [property, attribute] of Object.entries(settings)) {
      Object.defineProperty(this.prototype, property, {
        // `refresh` read is the method, which asks for the jobs now and resolves when they are there or could not be
        // had; `refresh` set is the attribute.
        get: property === "refresh" ? () => refresh : function () { return this.getAttribute(attribute) ?? ""; },
        set(value) { value == null ? this.removeAttribute(attribute) : this.setAttribute(attribute, value); },
        configurable: true,
        enumerable: true,
      });
    }
  }

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

/** Defines the element, under another tag if you like. Safe to call twice, and where there are no elements. */
export function defineImpactJobs(tag = "impact-jobs") {
  if (!globalThis.customElements) return;
  const known = customElements.get(tag);
  if (!known) {
    customElements.define(tag, class extends ImpactJobsElement {});
  } else if (!(known.prototype instanceof ImpactJobsElement)) {
    console.warn(`<${tag}> is defined already, not by ${import.meta.url}. What was there first is used.`);
  }
}

/** Puts a list into `target`, an element or a selector. The options are the properties of the element. */
export function mount(target, options) {
  const place = typeof target === "string" ? document.querySelector(target) : target;
  if (!place?.append) throw new TypeError("mount(target): there is no such element in the page.");
  defineImpactJobs();
  const element = document.createElement("impact-jobs");
  const update = (options) => { Object.assign(element, options); };
  update(options);
  place.append(element);
  return { element, update, destroy() { element.remove(); } };
}
