import { STATUSES, TYPE_LABELS, type Job } from "./job";

/** Whether a job matches a term. */
type Test = (job: Job) => boolean;

/** The widget's filter language, as far as it is measured: all terms must match, those on the status apart. */
export interface Query {
  status: Test;
  others: Test;
}

const TERM = /(-?)(?:([a-z]+):)?((?:"[^"]*"?|[^\s"])+)/gi;

export function parse(text: string): Query {
  const status: Test[] = [];
  const others: Test[] = [];
  // Several terms with one of these keys are alternatives: a job has one status, one type, one program.
  const alternatives = new Map<string, Test[]>();
  for (const [, minus, key = "", value = ""] of text.matchAll(TERM)) {
    const name = key.toLowerCase();
    const values = name === "" ? [value] : value.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
    const tests = values.filter((it) => unquoted(it) !== "").map((it) => test(name, it));
    if (tests.length === 0) continue;
    if (minus) {
      (name === "status" ? status : others).push((job) => !tests.some((it) => it(job)));
    } else if (["status", "type", "program", "id", "by"].includes(name)) {
      alternatives.set(name, [...(alternatives.get(name) ?? []), ...tests]);
    } else {
      others.push(any(tests));
    }
  }
  for (const [name, tests] of alternatives) (name === "status" ? status : others).push(any(tests));
  return { status: all(status), others: all(others) };
}

const any = (tests: Test[]): Test => (tests.length === 1 ? tests[0]! : (job) => tests.some((it) => it(job)));
const all = (tests: Test[]): Test => (tests.length === 1 ? tests[0]! : (job) => tests.every((it) => it(job)));
const unquoted = (value: string) => value.replaceAll('"', "");
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const letters = (name: string) => name.toLowerCase().replace(/[\s_-]/g, "");

function test(key: string, value: string): Test {
  const text = unquoted(value);
  const exact = value.startsWith('"');
  const within = new RegExp(escaped(text), "i");
  const beginning = new RegExp(`^${escaped(text)}${exact ? "$" : ""}`, "i");
  switch (key) {
    case "status": {
      const named = STATUSES.filter((it) => beginning.test(it));
      return (job) => named.some((it) => it === job.Status);
    }
    case "type": {
      const types = named(text);
      return (job) => types.has(job.Type);
    }
    case "program": {
      const program = text.toLowerCase();
      return (job) => job.ProgramId?.toLowerCase() === program;
    }
    case "id":
      return (job) => beginning.test(job.Id);
    case "by":
      return (job) => beginning.test(job.CreatedBy ?? "");
    case "message":
      return (job) => within.test(job.StatusMessage ?? "");
    case "records":
      return amount(text, (job) => job.RecordsProcessed);
    case "percent":
      return amount(text, (job) => job.PercentageComplete);
    default:
      return word(text, within);
  }
}

function word(text: string, within: RegExp): Test {
  const wanted = letters(text);
  const types = new Set(
    Object.entries(TYPE_LABELS)
      .filter((names) => names.some((it) => within.test(it) || (wanted !== "" && letters(it).includes(wanted))))
      .map(([type]) => type),
  );
  const statuses = new Set<string>(STATUSES.filter((it) => within.test(it)));
  return (job) =>
    types.has(job.Type) ||
    statuses.has(job.Status) ||
    within.test(job.Id) ||
    (job.StatusMessage !== undefined && within.test(job.StatusMessage)) ||
    (job.ProgramId !== undefined && within.test(job.ProgramId)) ||
    (job.CreatedBy !== undefined && within.test(job.CreatedBy));
}

/** The type that is named in full, else all that begin so. */
function named(text: string): Set<string> {
  const wanted = letters(text);
  const entries = Object.entries(TYPE_LABELS);
  const full = entries.filter((names) => names.some((it) => letters(it) === wanted));
  const found = full.length > 0 ? full : entries.filter((names) => names.some((it) => letters(it).startsWith(wanted)));
  return new Set(found.map(([type]) => type));
}

function amount(text: string, of: (job: Job) => number | undefined): Test {
  const [, comparison, digits = ""] = /^(>=|<=|>|<)?(.*)$/.exec(text) ?? [];
  const limit = Number(digits);
  const holds = (value: number) => {
    switch (comparison) {
      case ">":
        return value > limit;
      case ">=":
        return value >= limit;
      case "<":
        return value < limit;
      case "<=":
        return value <= limit;
      default:
        return value === limit;
    }
  };
  return (job) => {
    const value = of(job);
    return value !== undefined && holds(value);
  };
}
