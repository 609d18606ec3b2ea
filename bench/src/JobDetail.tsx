import type { Job } from "./job";
import { createdAt, duration, typeLabel } from "./job";
import { formatDuration, formatMoment } from "./format";

const ATTRIBUTES: (keyof Job)[] = [
  "Id", "Type", "ProgramId", "CreatedBy", "CreatedDate", "StartedDate", "AbandonedDate", "CompletedDate",
  "CancelledDate", "FailedDate", "LastProgressUpdateDate", "Status", "StatusMessage", "RecordsProcessed",
  "PercentageComplete", "Replayable", "ResultUri",
];

const TIMELINE: [string, keyof Job][] = [
  ["Created", "CreatedDate"], ["Started", "StartedDate"], ["Last progress", "LastProgressUpdateDate"],
  ["Completed", "CompletedDate"], ["Cancelled", "CancelledDate"], ["Failed", "FailedDate"],
];

export function JobDetail({ job, onClose }: { job: Job; onClose: () => void }) {
  return (
    <aside className="detail" part="detail" data-job-id={job.Id} aria-label={`${typeLabel(job)} ${job.Id.slice(0, 8)}`}>
      <header>
        <h2>{typeLabel(job)}</h2>
        <button type="button" aria-label="Close" onClick={onClose}>
          ×
        </button>
      </header>
      <p>{job.StatusMessage}</p>
      <p>
        {job.Status.toLowerCase()}, created {formatMoment(createdAt(job))}, ran for {formatDuration(duration(job))}
      </p>
      <ol>
        {TIMELINE.filter(([, key]) => job[key] !== undefined).map(([words, key]) => (
          <li key={key}>
            {words} <time dateTime={String(job[key])}>{formatMoment(Date.parse(String(job[key])))}</time>
          </li>
        ))}
      </ol>
      <dl>
        {ATTRIBUTES.map((key) => (
          <div key={key} data-attribute={key}>
            <dt>{key}</dt>
            <dd>{job[key] === undefined ? "not set" : String(job[key])}</dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}
