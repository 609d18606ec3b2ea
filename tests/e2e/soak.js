// Runs before the page's own scripts: counts what a widget could leave behind, and can let time pass faster.
globalThis.soak = (() => {
  const { setTimeout, clearTimeout, Date: { now } } = globalThis;
  const begin = now();
  const timers = new Set();
  let speed = 1;
  Date.now = () => begin + (now() - begin) * speed;
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
  let memory;
  WebAssembly.Instance = class extends WebAssembly.Instance {
    constructor(...args) {
      super(...args);
      memory = Object.values(this.exports).find((it) => it instanceof WebAssembly.Memory);
    }
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
    timers: () => timers.size,
    /** Bytes of the module. */
    memory: () => memory.buffer.byteLength,
    async rounds(n) {
      for (let done = 0; done < n; done += 1) await round();
    },
    /** Waits for so many loads of the list by the widget's own schedule. */
    async polls(n, faster) {
      speed = faster;
      for (let done = 0; done < n; done += 1) await next("impact-jobs-load");
    },
  };
})();
