// The element <impact-jobs>, and the loader of the rest. Importing this file changes nothing in the page: call
// defineImpactJobs() or mount(). What an element does is in the WebAssembly module; here is what goes on without it.

/** Properties, and the attributes they are. */
const settings = {
  apiBase: "api-base", accountKind: "account-kind", accountSid: "account-sid", advertiserId: "advertiser-id",
  query: "query", sort: "sort", createdAfter: "created-after", createdBefore: "created-before", job: "job",
  refresh: "refresh", theme: "theme", density: "density", timeZone: "time-zone", stalledAfter: "stalled-after",
  retentionDays: "retention-days", syncUrl: "sync-url", shortcuts: "shortcuts", overview: "overview",
  columns: "columns",
};
const properties = [...Object.keys(settings), "readonly", "fetcher"];

/** The running instance of the module, which all elements share, with widgets that wait for an element. A promise. */
let instance;
/** The compiled module, kept for when an instance fails. A promise. */
let compiled;
/** Elements with a widget, by the number it is known by. */
const live = new Map();
let lastNumber = 0;
let lastFailure = -Infinity;

const compile = async ({ url, integrity }) => {
  // A browser does not say which of the two went wrong.
  const failed = integrity ? `could not be loaded, or is not the file with the integrity ${integrity}` : "could not be loaded";
  const response = await fetch(url, { integrity }).catch((cause) => { throw new Error(`${url} ${failed}.`, { cause }); });
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}.`);
  return response.headers.get("content-type")?.startsWith("application/wasm")
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
};

/** The script that wasm-bindgen wrote serves one instance, and browsers run a script once, and remember when it did not
 * arrive: each time but the first it has an address of its own. */
let nImported = 0;
const importGlue = () => nImported++
  ? import(/* @vite-ignore */ /* webpackIgnore: true */ `${new URL("./widget.js", import.meta.url)}#${nImported}`)
  : import("./widget.js");

/** The exports of an instance, dead from the first error on that leaves it: what still holds on to it, such as a timer,
 * must not run what is in an unknown state. */
const guard = (exports, failed) => {
  let isFailing, isDead;
  const guarded = (call) => (...values) => {
    if (isDead) return;
    try {
      return call(...values);
    } catch (error) {
      if (!isFailing) {
        isFailing = true;
        failed(error);
        isDead = true;
      }
      throw error;
    }
  };
  return Object.fromEntries(Object.entries(exports).map(([name, it]) => [name, it.call ? guarded(it) : it]));
};

/** What an element looks like while there is nothing else; the module brings its own. */
let sheet;
const dress = (root) => {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(`:host { display: block !important; box-sizing: border-box !important; min-block-size: 360px !important;
      block-size: var(--ij-height, 680px) !important; font: 13px/1.5 system-ui, sans-serif; text-align: center }
      :host([hidden]) { display: none !important }`);
  }
  root.adoptedStyleSheets = [sheet];
};

const make = (tag, values, ...children) => {
  const element = Object.assign(document.createElement(tag), values);
  element.append(...children);
  return element;
};

// A server that renders pages imports this as well, and has no elements.
const Base = globalThis.HTMLElement ?? Object;

export class ImpactJobsElement extends Base {
  /** Where the WebAssembly module is, and the integrity it is checked against: a release has it here. Set before the
   * first element comes into view. */
  static wasm = { url: new URL("./widget_bg.wasm", import.meta.url), integrity: "" };
  static observedAttributes = [...Object.values(settings), "readonly"];

  static #nearby;
  static #languages;

  #widget;
  #number;
  #instance;
  #starting;
  /** Ends the waiting for `refresh()` when the instance cannot any more. */
  #refreshing = new Set();

  constructor() {
    super();
    dress(this.attachShadow({ mode: "open" }));
    ImpactJobsElement.#nearby ??= new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) if (isIntersecting) target.#start();
    }, { rootMargin: "50%" });
    ImpactJobsElement.#languages ??= new MutationObserver(() => {
      for (const element of live.values()) element.#widget?.attributesChanged();
    });
  }

  connectedCallback() {
    // Properties that were set before this class was known hide its accessors.
    for (const name of properties) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    this.connectedMoveCallback();
    if (this.#widget) return;
    this.shadowRoot.replaceChildren(make("p", {}, "The list of jobs is loading."));
    // An observer answers a frame or more later.
    const { top, bottom, height } = this.getBoundingClientRect();
    if (height && top < innerHeight * 1.5 && bottom > innerHeight * -0.5) this.#start();
    else ImpactJobsElement.#nearby.observe(this);
  }

  /** Moved by `moveBefore()`, or come into the page. */
  connectedMoveCallback() {
    for (let root = this.getRootNode(); root; root = root.host?.getRootNode()) {
      ImpactJobsElement.#languages.observe(root, { subtree: true, attributeFilter: ["lang"] });
    }
    this.#widget?.moved();
  }

  disconnectedCallback() {
    ImpactJobsElement.#nearby.unobserve(this);
    // An element that is only moved comes back before this runs.
    queueMicrotask(() => {
      if (this.isConnected || !this.#widget) return;
      this.#widget.detach();
      this.#instance.waiting.push(this.#widget);
      this.#widget = undefined;
      live.delete(this.#number);
    });
  }

  attributeChangedCallback(name, before, after) {
    if (before !== after) this.#widget?.attributesChanged();
  }

  /** Opens the job with this id. */
  openJob(id) { this.job = String(id); }

  /** Closes the open job. */
  closeJob() { this.job = null; }

  get readonly() { return (this.getAttribute("readonly") ?? "false") !== "false"; }
  set readonly(value) { this.toggleAttribute("readonly", Boolean(value)); }

  static {
    const refresh = async function () {
      if (!this.#widget && this.isConnected) await this.#start();
      const widget = this.#widget;
      if (widget) await new Promise((done) => {
        this.#refreshing.add(done);
        widget.refresh().then(() => {
          this.#refreshing.delete(done);
          done();
        });
      });
    };
    for (const [property, attribute] of Object.entries(settings)) {
      Object.defineProperty(this.prototype, property, {
        // `refresh` reads as the method, which asks for the jobs now and resolves when they are there or could not be
        // had; what is set is the attribute.
        get: property === "refresh" ? () => refresh : function () { return this.getAttribute(attribute) ?? ""; },
        set(value) { value == null ? this.removeAttribute(attribute) : this.setAttribute(attribute, value); },
        configurable: true,
        enumerable: true,
      });
    }
    // A plain property, which the module reads. Frameworks look for it here before they set it.
    this.prototype.fetcher = null;
  }

  #start() {
    ImpactJobsElement.#nearby.unobserve(this);
    return this.#starting ??= this.#enter().finally(() => { this.#starting = undefined; });
  }

  async #enter() {
    try {
      const running = this.#instance = await ImpactJobsElement.#run();
      if (!this.isConnected || this.#widget) return;
      live.set(this.#number = ++lastNumber, this);
      const waiting = running.waiting.pop();
      waiting?.attach(this, this.#number);
      this.#widget = waiting ?? new running.Widget(this, this.#number);
      // What the page set while it was being made, in answer to its first event.
      this.#widget.attributesChanged();
    } catch (error) {
      if (this.#instance?.isDead) return; // said there
      console.error("<impact-jobs> could not start.", error);
      this.#stop(error, "The job list could not be loaded", "A part of it did not arrive or is not the right file, or this page or browser does not allow WebAssembly.");
    }
  }

  static #run() {
    return instance ??= (async () => {
      try {
        compiled ??= compile(this.wasm);
        const [glue, module] = await Promise.all([importGlue(), compiled]);
        const running = { waiting: [], Widget: glue.Widget, failed: glue.failed };
        const { exports } = new WebAssembly.Instance(module, { "./widget_bg.js": glue });
        const guarded = guard(exports, (error) => this.#failed(running, error));
        glue.__wbg_set_wasm(guarded);
        guarded.__wbindgen_start();
        // So that starting the module and drawing the first widget are not one long task.
        await new Promise((goOn) => setTimeout(goOn));
        return running;
      } catch (error) {
        instance = compiled = undefined;
        throw error;
      }
    })();
  }

  /** The element that was at work says so; the others go on in a new instance. */
  static #failed(running, error) {
    const elements = [...live.values()];
    const culprit = live.get(running.failed());
    // Without a culprit all start again, but not over and over.
    const isAgain = !culprit && performance.now() - lastFailure < 10_000;
    lastFailure = performance.now();
    running.isDead = true;
    instance = undefined;
    live.clear();
    // One that was just starting has given up by then.
    setTimeout(() => {
      for (const element of elements) {
        element.#widget = undefined;
        for (const done of element.#refreshing) done();
        element.#refreshing.clear();
        if (element === culprit || isAgain) {
          element.#stop(error, "The job list stopped", "Something in it went wrong. The rest of this page is not affected.");
        } else if (element.isConnected) {
          element.#start();
        }
      }
    });
  }

  /** Plain elements, because what draws the others may be what failed. */
  #stop(error, heading, text) {
    const again = make("button", { type: "button", className: "btn", onclick: () => this.#start() }, "Start again");
    const blank = make("div", { className: "blank", role: "alert" },
      make("h3", {}, heading), make("p", {}, text), make("div", { className: "acts" }, again));
    this.shadowRoot.replaceChildren(make("div", { className: "app" }, blank));
    const detail = { message: String(error?.message ?? error) };
    this.dispatchEvent(new CustomEvent("impact-jobs-fatal", { detail, bubbles: true, composed: true }));
  }
}

/** Defines the element, under another tag if you like. Safe to call twice, and where there are no elements. */
export function defineImpactJobs(tag = "impact-jobs") {
  if (!globalThis.customElements) return;
  const known = customElements.get(tag);
  if (!known) {
    customElements.define(tag, class extends ImpactJobsElement {});
  } else if (!(known.prototype instanceof ImpactJobsElement)) {
    console.warn(`<${tag}> is defined already, and not by ${import.meta.url}. The first definition is used.`);
  }
}

/** Whether up to `n` letters added, left out or changed make one word of the other. */
const isNear = (a, b, n) => a && a[0] === b[0] ? isNear(a.slice(1), b.slice(1), n) : a === b
  || n > 0 && (isNear(a.slice(1), b, n - 1) || isNear(a, b.slice(1), n - 1) || isNear(a.slice(1), b.slice(1), n - 1));

/** Sets what the element knows, and reports the rest, which would be taken silently. */
const assign = (element, options) => {
  const plain = (name) => name.replace(/\W|_/g, "").toLowerCase();
  for (const [name, value] of Object.entries(options ?? {})) {
    if (name in element) {
      element[name] = value;
    } else {
      const meant = [0, 1, name.length > 4 ? 2 : 1].flatMap((n) => properties.filter((it) => isNear(plain(name), plain(it), n)));
      console.warn(`<impact-jobs> has no option ${name}.${meant[0] ? ` Did you mean ${meant[0]}?` : ""}`);
    }
  }
};

/** Puts a list into `target`, an element or a selector. The options are the properties of the element. */
export function mount(target, options) {
  const place = typeof target === "string" ? document.querySelector(target) : target;
  if (!place?.append) throw new TypeError("mount(target): there is no such element in the page.");
  defineImpactJobs();
  const element = document.createElement("impact-jobs");
  const update = (options) => assign(element, options);
  update(options);
  place.append(element);
  return { element, update, destroy() { element.remove(); } };
}
