// Runs in the page before any script of its own, and measures it from inside. The widget and the comparison page are
// told apart in one place only: where their elements are.
globalThis.bench = (() => {
  const root = () => document.querySelector("impact-jobs")?.shadowRoot ?? document;
  const find = (css) => root().querySelector(css);
  const all = (css) => [...root().querySelectorAll(css)];
  const rows = () => all("[role=row][data-job-id]");
  const number = (element, name) => Number(element?.dataset[name] ?? NaN);
  const count = () => number(find("[data-matches]"), "matches");
  const total = () => number(find("[data-matches]"), "total");
  const chip = (status) => number(find(`[part~=chip][data-status=${status}]`), "count");
  const header = (column) => find(`[role=columnheader][aria-colindex="${column}"]`);

  // --- Frames. A box that changes its size in each frame has its observer called after layout and before painting: what
  // is in the page then is what the frame shows. A message that is sent there arrives when the frame is done.
  const box = document.createElement("div");
  Object.assign(box.style, { position: "fixed", insetBlockStart: "0", inlineSize: "1px", blockSize: "1px", opacity: "0" });
  let awaited = [];
  let recording;
  let runs = false;
  const channel = new MessageChannel();
  let shown = [];
  channel.port1.onmessage = () => {
    const at = performance.now();
    for (const { resolve } of shown.splice(0)) resolve(at);
  };
  const observer = new ResizeObserver(() => {
    recording?.look();
    const ready = awaited.filter((it) => it.check());
    if (ready.length > 0) {
      awaited = awaited.filter((it) => !ready.includes(it));
      shown.push(...ready);
      channel.port2.postMessage(null);
    }
  });
  function frame(at) {
    if (document.body && !box.isConnected) {
      document.body.append(box);
      observer.observe(box);
    }
    box.style.inlineSize = box.style.inlineSize === "1px" ? "2px" : "1px";
    recording?.begin(at);
    runs = awaited.length > 0 || recording !== undefined || !box.isConnected;
    if (runs) requestAnimationFrame(frame);
  }
  function run() {
    if (!runs) {
      runs = true;
      requestAnimationFrame(frame);
    }
  }
  /** When the first frame that shows it was done, by `performance.now()`. */
  const frameWith = (check) => new Promise((resolve) => {
    awaited.push({ check, resolve });
    run();
  });

  // --- Tasks of more than 50 ms; shorter ones are not told of.
  let tasks = [];
  const taskObserver = new PerformanceObserver((list) => keep(list.getEntries()));
  const keep = (entries) => tasks.push(...entries.map((it) => ({ start: it.startTime, duration: it.duration })));
  taskObserver.observe({ type: "longtask", buffered: true });
  /** The longest task since the last call (0 when none had 50 ms), and the time of all beyond their first 50 ms. */
  async function tasksSince() {
    await new Promise((resolve) => setTimeout(resolve, 60)); // the observer is told a little later
    keep(taskObserver.takeRecords());
    const durations = tasks.splice(0).map((it) => it.duration);
    return {
      longest: Math.max(0, ...durations),
      blocking: durations.reduce((sum, it) => sum + Math.max(0, it - 50), 0),
    };
  }

  // --- The memories of WebAssembly modules, which no counter of the browser has.
  const memories = new Set();
  const keepMemories = (instance) => {
    for (const it of Object.values(instance.exports)) if (it instanceof WebAssembly.Memory) memories.add(it);
  };
  WebAssembly.Instance = class extends WebAssembly.Instance {
    constructor(...args) {
      super(...args);
      keepMemories(this);
    }
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const result = await original.apply(WebAssembly, args);
      keepMemories(result.instance ?? result);
      return result;
    };
  }

  // --- Loading.
  const firstRow = frameWith(() => find("[role=row][data-job-id]"));
  const loaded = (n) => frameWith(() => total() === n && rows().length > 0);

  // --- What a person does. Armed before the input is sent; done when its result is painted.
  let doing;
  function arm(type, check) {
    const event = new Promise((resolve) => {
      addEventListener(type, (it) => resolve(it.timeStamp), { capture: true, once: true });
    });
    doing = Promise.all([event, event.then(() => frameWith(check))]).then(([from, to]) => to - from);
  }
  const button = (name) => all("button").find((it) => {
    const text = it.getAttribute("aria-label") ?? it.textContent;
    return text.trim().startsWith(name);
  });
  const toast = (text) => all("[part~=toast]").some((it) => it.textContent.includes(text));
  const middle = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  };

  const grid = () => find("[part~=grid]");
  /** The part of the list that shows rows, in the window. */
  function view() {
    const box = grid().getBoundingClientRect();
    const head = header(3)?.closest("[role=row]").getBoundingClientRect();
    return { top: head ? head.bottom : box.top, bottom: box.top + grid().clientTop + grid().clientHeight };
  }

  function isBlank() {
    const shown = rows();
    if (shown.length === 0) return true;
    const { top, bottom } = view();
    const first = shown[0].getBoundingClientRect();
    const last = shown.at(-1).getBoundingClientRect();
    const atEnd = grid().scrollTop + grid().clientHeight >= grid().scrollHeight - 1;
    return first.top > top + 1 || (last.bottom < bottom - 1 && !atEnd);
  }

  /** All nodes of the page, those in open shadow roots too. */
  function nodes(from = document) {
    const walker = document.createTreeWalker(from, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    let n = 0;
    while (walker.nextNode()) {
      n += 1;
      if (walker.currentNode.shadowRoot) n += nodes(walker.currentNode.shadowRoot);
    }
    return n;
  }

  return {
    load: async (n) => ({ firstRow: await firstRow, loaded: await loaded(n) }),
    tasks: tasksSince,
    nodes,
    count,
    chip,
    memory: async () => ({
      heap: (await performance.measureUserAgentSpecificMemory()).bytes,
      wasm: [...memories].reduce((sum, it) => sum + it.buffer.byteLength, 0),
    }),

    /** The number of matches, once it has stayed the same for a while. */
    async settled() {
      let last = NaN;
      for (let same = 0; same < 6; ) {
        await new Promise((resolve) => setTimeout(resolve, 30));
        const found = count();
        same = found === last ? same + 1 : 0;
        last = found;
      }
      return last;
    },
    result: () => doing,

    search: () => middle(find("[part~=search-input]")),
    armKey: (n) => arm("keydown", () => count() === n),
    /** A key that changes nothing: what measuring itself costs. */
    armIdleKey: () => arm("keydown", () => true),

    /** The row at a place of the view, counted from the top. */
    armRow(place) {
      const row = rows().filter((it) => it.getBoundingClientRect().top >= view().top)[place];
      const id = row.dataset.jobId;
      arm("click", () => find(`[part~=detail][data-job-id="${id}"], [part~=detail] [data-job-id="${id}"]`));
      return middle(row.querySelector("[role=rowheader]"));
    },
    closeButton: () => middle(find('[part~=detail] button[aria-label^="Close"]')),
    isOpen: () => Boolean(find("[part~=detail] [data-attribute], [part~=detail] dl")),

    armSort(column) {
      const ids = () => rows().map((it) => it.dataset.jobId).join();
      const [order, before] = [header(column).getAttribute("aria-sort"), ids()];
      arm("click", () => header(column).getAttribute("aria-sort") !== order && ids() !== before);
      return middle(header(column).querySelector("button"));
    },

    grid: () => middle(grid()),
    record() {
      const frames = [];
      recording = {
        begin: (at) => frames.push({ at, blank: false }),
        look: () => { if (frames.length > 0) frames.at(-1).blank = isBlank(); },
        frames,
      };
      run();
    },
    /** What was recorded, from the first frame in which the list had moved. */
    async recorded(n) {
      const { frames } = recording;
      while (frames.length <= n) await new Promise((resolve) => setTimeout(resolve, 50));
      recording = undefined;
      const steps = frames.slice(1, n + 1).map((it, index) => ({ time: it.at - frames[index].at, blank: it.blank }));
      return {
        n: steps.length,
        late: steps.filter((it) => it.time > 20).length,
        blank: steps.filter((it) => it.blank).length,
        scrolled: grid().scrollTop,
      };
    },

    /**
     * Drags the scrollbar: as soon as a frame is painted, the list is hundreds of rows further, and back from its end.
     * How many of the next frames were blank.
     */
    async drag(n) {
      const list = grid();
      const step = 300 * rows()[0].getBoundingClientRect().height;
      const way = list.scrollHeight - list.clientHeight;
      let blank = 0;
      for (let frame = 1; frame <= n; frame += 1) {
        const gone = (frame * step) % (2 * way);
        list.scrollTop = Math.min(gone, 2 * way - gone);
        await frameWith(() => {
          blank += Number(isBlank());
          return true;
        });
      }
      list.scrollTop = 0;
      await frameWith(() => !isBlank());
      return blank;
    },

    armRefresh(queued) {
      arm("click", () => chip("queued") === queued);
      return middle(button("Refresh now"));
    },

    hasFiles: () => button("View") !== undefined,
    /** Opens the menu with what the list can be saved as. */
    armView() {
      arm("click", () => button("Download this list as CSV"));
      return middle(button("View"));
    },
    armSave() {
      arm("click", () => toast("Saved"));
      return middle(button("Download this list as CSV"));
    },
    armCopy() {
      arm("click", () => toast("Copied"));
      return middle(button("Copy this list"));
    },
  };
})();
