import { memo, useCallback, useRef } from "react";
import type { ReactTable, Row } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { createdAt, duration, typeLabel, type Job } from "./job";
import { formatDuration, formatMoment } from "./format";
import { columns, features } from "./table";

const ROW_HEIGHT = 38;
/** As many rows around the view as the widget keeps. */
const OVERSCAN = 12;

type JobRow = Row<typeof features, Job>;

interface Props {
  table: ReactTable<typeof features, Job>;
  rows: JobRow[];
  openId: string | undefined;
  onOpen: (id: string) => void;
}

export function JobList({ table, rows, openId, onOpen }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(() => ROW_HEIGHT, []),
    // Another function at each render would have every row measured anew.
    getItemKey: useCallback((index: number) => rows[index]?.id ?? index, [rows]),
    overscan: OVERSCAN,
  });
  return (
    <div
      ref={scroller}
      className="grid"
      part="grid"
      role="grid"
      aria-label="Jobs"
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
    >
      <div className="head row" role="row" aria-rowindex={1}>
        {table.getFlatHeaders().map((header, index) => {
          const sorted = header.column.getIsSorted();
          return (
            <div
              key={header.id}
              role="columnheader"
              aria-colindex={index + 2}
              aria-sort={sorted === "asc" ? "ascending" : sorted === "desc" ? "descending" : undefined}
            >
              <button type="button" onClick={header.column.getToggleSortingHandler()}>
                <table.FlexRender header={header} />
                {sorted && <span aria-hidden>{sorted === "asc" ? " ↑" : " ↓"}</span>}
              </button>
            </div>
          );
        })}
      </div>
      <div className="body" role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return (
            row && (
              <JobRow
                key={item.key}
                job={row.original}
                place={item.index}
                top={item.start}
                isOpen={row.id === openId}
                onOpen={onOpen}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

interface RowProps {
  job: Job;
  place: number;
  top: number;
  isOpen: boolean;
  onOpen: (id: string) => void;
}

const JobRow = memo(function JobRow({ job, place, top, isOpen, onOpen }: RowProps) {
  const percent = job.PercentageComplete ?? 0;
  return (
    <div
      className="row"
      part="row"
      role="row"
      aria-rowindex={place + 2}
      aria-current={isOpen || undefined}
      data-job-id={job.Id}
      data-status={job.Status.toLowerCase()}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onOpen(job.Id)}
    >
      <div role="gridcell">
        <span className={`badge ${job.Status.toLowerCase()}`}>{job.Status.toLowerCase()}</span>
      </div>
      <div role="rowheader">{typeLabel(job)}</div>
      <div role="gridcell" className="mono" title={job.Id}>
        {job.Id.slice(0, 8)}
      </div>
      <div role="gridcell">{job.ProgramId ?? "–"}</div>
      <div role="gridcell">{formatMoment(createdAt(job))}</div>
      <div role="gridcell">{formatDuration(duration(job))}</div>
      <div role="gridcell">
        {job.Status === "RUNNING" ? (
          <progress max={100} value={percent} aria-label="Progress" />
        ) : (
          `${(job.RecordsProcessed ?? 0).toLocaleString()} records`
        )}
      </div>
    </div>
  );
});
