// Types of `impact-jobs`: the element, its properties, methods and events. Importing it changes nothing in the page.

/** What can be set, as properties of the element or as options of `mount()`. `null` is the default. */
export interface ImpactJobsOptions {
  /** Where the gateway serves the API: URL or path. */
  apiBase?: string | null;
  /** Whose API is asked; `partner` by default. */
  accountKind?: "partner" | "brand" | "agency" | null;
  /** The account, part of the path; no secret. Required. */
  accountSid?: string | null;
  /** With `agency` only: the brand the agency acts for. */
  advertiserId?: string | null;
  /** The filter text; follows what the person types. */
  query?: string | null;
  /** The order; follows what the person chooses. `-created` by default. */
  sort?: ImpactJobsSort | `-${ImpactJobsSort}` | null;
  /** First day of creation to load, `2026-11-01`; 90 days ago by default. */
  createdAfter?: string | null;
  /** Last day of creation to load. */
  createdBefore?: string | null;
  /** The open job; follows what the person opens. */
  job?: string | null;
  /** Live updates: `auto` by default, or seconds. */
  refresh?: "auto" | "off" | number | `${number}` | null;
  /** No replay anywhere. No protection: what must not happen, the gateway has to refuse. */
  readonly?: boolean;
  /** Colours; those of the page's `color-scheme` by default. */
  theme?: "light" | "dark" | "system" | null;
  /** Height of the rows; follows what the person chooses. `comfortable` by default. */
  density?: "comfortable" | "compact" | null;
  /** For all dates and days, `Europe/Berlin`; the viewer's by default. */
  timeZone?: string | null;
  /** Minutes after which a running job without progress counts as stalled; 10 by default. */
  stalledAfter?: number | `${number}` | null;
  /** Days that results are taken to be kept; 90 by default. */
  retentionDays?: number | `${number}` | null;
  /** How numbers and dates are written, `de-CH`; as the nearest ancestor says by default. */
  lang?: string;
  /** Tells elements apart that keep something in the page's address. */
  id?: string;
  /** Where in the page's address filters, order and open job are kept; `off` by default. */
  syncUrl?: "off" | "hash" | "query" | null;
  /** Whether single keys do something while the focus is inside; `on` by default. */
  shortcuts?: "on" | "off" | null;
  /** Whether the overview is shown over the list; `auto` by default: where the widget is large enough. */
  overview?: "auto" | "on" | "off" | null;
  /** The columns, in order, with spaces between; follows what the person chooses. As many as the width has room for by default. */
  columns?: string | null;
  /** In place of `fetch`, for every request of the element. What it throws counts as a lost connection, and a redirect as one to a login page. */
  fetcher?: ImpactJobsFetcher | null;
}

export type ImpactJobsSort =
  | "status" | "type" | "id" | "program" | "created" | "duration" | "progress" | "updated" | "attention";

export type ImpactJobsFetcher = (input: string, init: RequestInit) => Promise<Response>;

/** The element `<impact-jobs>`. Properties are those of {@link ImpactJobsOptions}; they read as texts. */
export class ImpactJobsElement extends HTMLElement {
  /** Where the WebAssembly module is, and the integrity it is checked against; set before the first element comes into
   * view. Both are filled in. */
  static wasm: { url: string | URL; integrity?: string };
  static readonly observedAttributes: readonly string[];

  get apiBase(): string;
  set apiBase(value: ImpactJobsOptions["apiBase"]);
  get accountKind(): string;
  set accountKind(value: ImpactJobsOptions["accountKind"]);
  get accountSid(): string;
  set accountSid(value: ImpactJobsOptions["accountSid"]);
  get advertiserId(): string;
  set advertiserId(value: ImpactJobsOptions["advertiserId"]);
  get query(): string;
  set query(value: ImpactJobsOptions["query"]);
  get sort(): string;
  set sort(value: ImpactJobsOptions["sort"]);
  get createdAfter(): string;
  set createdAfter(value: ImpactJobsOptions["createdAfter"]);
  get createdBefore(): string;
  set createdBefore(value: ImpactJobsOptions["createdBefore"]);
  get job(): string;
  set job(value: ImpactJobsOptions["job"]);
  /** Asks for the jobs now; resolves when they are there or could not be had. What is set is the attribute. */
  get refresh(): () => Promise<void>;
  set refresh(value: ImpactJobsOptions["refresh"]);
  get readonly(): boolean;
  set readonly(value: boolean | undefined);
  get theme(): string;
  set theme(value: ImpactJobsOptions["theme"]);
  get density(): string;
  set density(value: ImpactJobsOptions["density"]);
  get timeZone(): string;
  set timeZone(value: ImpactJobsOptions["timeZone"]);
  get stalledAfter(): string;
  set stalledAfter(value: ImpactJobsOptions["stalledAfter"]);
  get retentionDays(): string;
  set retentionDays(value: ImpactJobsOptions["retentionDays"]);
  get syncUrl(): string;
  set syncUrl(value: ImpactJobsOptions["syncUrl"]);
  get shortcuts(): string;
  set shortcuts(value: ImpactJobsOptions["shortcuts"]);
  get overview(): string;
  set overview(value: ImpactJobsOptions["overview"]);
  get columns(): string;
  set columns(value: ImpactJobsOptions["columns"]);
  fetcher: ImpactJobsFetcher | null;

  /** Opens the job with this id. */
  openJob(id: string): void;
  /** Closes the open job. */
  closeJob(): void;

  addEventListener<K extends keyof ImpactJobsElementEventMap>(
    type: K,
    listener: (this: ImpactJobsElement, event: ImpactJobsElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof ImpactJobsElementEventMap>(
    type: K,
    listener: (this: ImpactJobsElement, event: ImpactJobsElementEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

/** Defines the element, under another tag if you like. Safe to call twice, and on a server. */
export function defineImpactJobs(tag?: string): void;

/** Puts a list into `target`, an element or a selector. */
export function mount(target: Element | string, options?: ImpactJobsOptions): ImpactJobsMount;

export interface ImpactJobsMount {
  readonly element: ImpactJobsElement;
  update(options: ImpactJobsOptions): void;
  destroy(): void;
}

/** The events of the element. All bubble and leave shadow roots. */
export interface ImpactJobsEventMap {
  /** The widget is there. */
  "impact-jobs-ready": CustomEvent<{ version: string }>;
  /** The list was loaded. `at` is ISO 8601; `problems` are sentences about what could not be read. */
  "impact-jobs-load": CustomEvent<{ count: number; at: string; problems: string[] }>;
  /** The list could not be loaded. `status` is `null` without an answer. */
  "impact-jobs-error": CustomEvent<{ kind: ImpactJobsErrorKind; status: number | null; message: string }>;
  /** Jobs changed their state, as the API spells it (`RUNNING`); one event for each refresh. */
  "impact-jobs-change": CustomEvent<{ changes: { id: string; from: string; to: string }[] }>;
  /** A job was opened; `id` is `null` when it was closed. */
  "impact-jobs-open": CustomEvent<{ id: string | null }>;
  /** The person changed the filters. */
  "impact-jobs-query": CustomEvent<{ query: string; matches: number }>;
  /** The person changed what the widget looks like. All are what the attributes now say; `columns` is "" when they follow the width. */
  "impact-jobs-view": CustomEvent<{ columns: string; density: "comfortable" | "compact"; overview: "auto" | "on" | "off" }>;
  /** Before the list, or what is selected of it, is saved as a file; cancelable. */
  "impact-jobs-export": CustomEvent<{ format: "csv" | "json"; count: number }>;
  /** Before a replay; `preventDefault()` stops it. */
  "impact-jobs-replay": CustomEvent<{ id: string }>;
  /** After a replay; the same id unless it made a new job. */
  "impact-jobs-replayed": CustomEvent<{ id: string; newId: string }>;
  /** Before a download, and before a preview reads the beginning of a result; `preventDefault()` stops it. */
  "impact-jobs-download": CustomEvent<{ id: string; url: string }>;
  /** The widget could not start, or stopped. The page and its other widgets go on. */
  "impact-jobs-fatal": CustomEvent<{ message: string }>;
}

export interface ImpactJobsElementEventMap extends HTMLElementEventMap, ImpactJobsEventMap {}

export type ImpactJobsErrorKind =
  | "unauthorized" | "forbidden" | "not-found" | "rate-limited" | "server"
  | "refused" | "offline" | "unreachable" | "timed-out" | "unreadable";

declare global {
  interface HTMLElementTagNameMap {
    "impact-jobs": ImpactJobsElement;
  }
  interface HTMLElementEventMap extends ImpactJobsEventMap {}
  interface DocumentEventMap extends ImpactJobsEventMap {}
  interface WindowEventMap extends ImpactJobsEventMap {}
}
