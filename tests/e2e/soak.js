// Runs before the page's own scripts: counts what a widget could leave behind, and can let time pass faster.
globalThis.soak = (() => {
  const { setTimeout, clearTimeout } = globalThis;
  const timers = new Set();
  let speed = 1;

  /** Clocks that never go back, however fast time passes. */
  const clocks = [Date, performance].map((clock) => {
    const real = clock.now.bind(clock);
    let [since, shown] = [real(), real()];
    clock.now = () => shown + (real() - since) * speed;
    return () => { [shown, since] = [clock.now(), real()]; };
  });
  const pass = (faster) => {
    for (const settle of clocks) settle();
    speed = faster;
  };
  globalThis.setTimeout = (callback, delay, ...rest) => {
    const id = setTimeout((...args) => {
      timers.delete(id);
      callback(...args);
    }, delay / speed, ...rest);
    timers.add(id);
    return id;
  };
  globalThis.clearTimeout = (id) => {
    timers.delete(id);
    clearTimeout(id);
  };

  // The loader makes the instance itself.
  let module;
  WebAssembly.Instance = class extends WebAssembly.Instance {
    constructor(...args) {
      super(...args);
      module = this.exports;
    }
  };

  /** The smallest there is. */
  const BLOCK = 8;
  const allocate = (bytes) => module.__wbindgen_malloc(bytes, 4);

  /** Bytes of the module that are in use, to within the size of a block: it is filled until it has to grow. */
  const bytes = () => {
    const { memory } = module;
    const size = memory.buffer.byteLength;
    const blocks = [];
    while (memory.buffer.byteLength === size) blocks.push(allocate(BLOCK));
    const gaps = blocks.sort((a, b) => a - b).map((it, index) => blocks[index + 1] - it);
    const step = Math.min(...gaps.slice(0, -1));
    for (const block of blocks) module.__wbindgen_free(block, BLOCK, 4);
    return size - blocks.length * step;
  };

  /** JavaScript values that the module holds on to. */
  const references = () => {
    const table = module.__wbindgen_externrefs;
    let n = 0;
    for (let index = 0; index < table.length; index += 1) if (table.get(index) != null) n += 1;
    return n;
  };

  /** Small things that a round could leave behind, by what they are counted as. */
  const left = [];
  const leaks = {
    bytes: () => allocate(1),
    references: () => module.__wbindgen_externrefs.set(module.__externref_table_alloc(), left),
    objects: () => left.push({}),
    nodes: () => left.push(document.createElement("p")),
    listeners: () => document.addEventListener("soak", () => {}),
    timers: () => globalThis.setTimeout(() => {}, 1e9),
  };

  const next = (name, target = document) =>
    new Promise((resolve) => target.addEventListener(name, resolve, { once: true }));

  /** Puts a widget into the page, waits for its jobs, and takes it out. */
  async function round() {
    const widget = document.createElement("impact-jobs");
    for (const [name, value] of [["api-base", "/impact"], ["account-sid", "IRxSANDBOX"], ["job", soak.job]]) {
      widget.setAttribute(name, value);
    }
    document.querySelector("main").append(widget);
    await next("impact-jobs-load", widget);
    widget.remove();
    await new Promise((resolve) => setTimeout(resolve));
  }

  return {
    job: "",
    /** What is in use. The browser knows of the rest. */
    kept() {
      // What the tests themselves keep of each load.
      e2e.events.length = 0;
      return { bytes: bytes(), references: references(), timers: timers.size };
    },
    async rounds(n) {
      for (let done = 0; done < n; done += 1) await round();
    },
    leak(what, n) {
      for (let done = 0; done < n; done += 1) leaks[what]();
    },
    hours(n) {
      pass(1_000);
      return new Promise((resolve) => globalThis.setTimeout(resolve, n * 3_600_000));
    },
    /** Waits for so many loads of the list by the widget's own schedule. */
    async polls(n, faster) {
      pass(faster);
      for (let done = 0; done < n; done += 1) await next("impact-jobs-load");
    },
  };
})();
