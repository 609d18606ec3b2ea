import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTable, type SortingState } from "@tanstack/react-table";
import { fetchJobs, type Job } from "./job";
import { parse } from "./query";
import { columns, features } from "./table";
import { Chips } from "./Chips";
import { JobDetail } from "./JobDetail";
import { JobList } from "./JobList";

const NO_JOBS: Job[] = [];
const jobId = (job: Job) => job.Id;
// The filter looks at the whole job, so one column is enough to have it called once for each.
const isSearched = (column: { id: string }) => column.id === "id";
const matches = (row: { original: Job }, _column: string, test: (job: Job) => boolean) => test(row.original);

export function App() {
  const [jobs, setJobs] = useState<Job[]>();
  const [error, setError] = useState<string>();
  const [isLoading, setIsLoading] = useState(true);
  const [text, setText] = useState("");
  const [status, setStatus] = useState<string>();
  const [sorting, setSorting] = useState<SortingState>([{ id: "created", desc: true }]);
  const [openId, setOpenId] = useState<string>();

  const request = useRef<AbortController>(undefined);
  const refresh = useCallback(async () => {
    request.current?.abort();
    const controller = (request.current = new AbortController());
    setIsLoading(true);
    try {
      setJobs(await fetchJobs(controller.signal));
      setError(undefined);
    } catch (reason) {
      if (!controller.signal.aborted) setError(String(reason));
    } finally {
      if (request.current === controller) setIsLoading(false);
    }
  }, []);
  useEffect(() => {
    void refresh();
    return () => request.current?.abort();
  }, [refresh]);

  const query = useMemo(() => parse(text), [text]);
  const columnFilters = useMemo(() => {
    const test = (job: Job) => query.status(job) && (status === undefined || job.Status === status);
    return /status:/i.test(text) || status !== undefined ? [{ id: "status", value: test }] : [];
  }, [query, status, text]);
  const globalFilter = text.trim() === "" ? undefined : query.others;
  const state = useMemo(() => ({ sorting, columnFilters, globalFilter }), [sorting, columnFilters, globalFilter]);

  const table = useTable({
    features,
    columns,
    data: jobs ?? NO_JOBS,
    getRowId: jobId,
    state,
    onSortingChange: setSorting,
    enableSortingRemoval: false,
    enableMultiSort: false,
    getColumnCanGlobalFilter: isSearched,
    globalFilterFn: matches,
  });

  const rows = table.getRowModel().rows;
  const counts = table.getColumn("status")?.getFacetedUniqueValues();
  const total = jobs?.length ?? 0;
  const open = useMemo(() => jobs?.find((it) => it.Id === openId), [jobs, openId]);

  return (
    <div className="app">
      <header className="top">
        <h1>Jobs</h1>
        <button type="button" part="refresh" disabled={isLoading} onClick={() => void refresh()}>
          Refresh now
        </button>
        <input
          type="search"
          part="search-input"
          aria-label="Search and filter jobs"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Chips counts={counts} chosen={status} onChoose={setStatus} />
      </header>
      {error !== undefined && <p role="alert">{error}</p>}
      <div className="columns">
        <section className="list" part="list">
          {jobs && <JobList table={table} rows={rows} openId={openId} onOpen={setOpenId} />}
        </section>
        {open && <JobDetail job={open} onClose={() => setOpenId(undefined)} />}
      </div>
      <footer part="status-bar" aria-busy={isLoading}>
        {jobs && (
          <span data-matches={rows.length} data-total={total}>
            {rows.length.toLocaleString()} of {total.toLocaleString()} jobs
          </span>
        )}
      </footer>
    </div>
  );
}
