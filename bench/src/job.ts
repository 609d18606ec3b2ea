/** A job as the API spells it. The partner's list leaves fields out that are not set. */
export interface Job {
  Id: string;
  Type: string;
  ProgramId?: string;
  CreatedBy?: string;
  CreatedDate?: string;
  StartedDate?: string;
  AbandonedDate?: string;
  CompletedDate?: string;
  CancelledDate?: string;
  FailedDate?: string;
  LastProgressUpdateDate?: string;
  Status: string;
  StatusMessage?: string;
  RecordsProcessed?: number;
  PercentageComplete?: number;
  Replayable?: boolean;
  ResultUri?: string;
}

/** The statuses of the documentation, in the order of the chips. */
export const STATUSES = ["QUEUED", "RUNNING", "COMPLETED", "ERROR", "FAILED", "CANCELLED"] as const;

/** The types of the documentation, with the words for people. */
export const TYPE_LABELS: Record<string, string> = {
  DownloadReport: "Report download",
  ApiReport: "API report",
  UploadAds: "Ad upload",
  TermModification: "Contract terms change",
  ClickExport: "Click export",
};

export const typeLabel = (job: Job) => TYPE_LABELS[job.Type] ?? job.Type;

const millis = (date: string | undefined) => (date === undefined ? undefined : Date.parse(date));

export const createdAt = (job: Job) => millis(job.CreatedDate);

/** When the last run ended, as far as the status says that it did. */
function finishedAt(job: Job): number | undefined {
  switch (job.Status) {
    case "COMPLETED":
      return millis(job.CompletedDate);
    case "CANCELLED":
      return millis(job.CancelledDate);
    case "ERROR":
    case "FAILED":
      return millis(job.FailedDate);
    default:
      return undefined;
  }
}

/** Milliseconds of the last run; for a job that runs, until now. */
export function duration(job: Job): number | undefined {
  const start = millis(job.StartedDate);
  const end = job.Status === "RUNNING" ? Date.now() : finishedAt(job);
  return start === undefined || end === undefined ? undefined : Math.max(0, end - start);
}

/** All jobs created in the last 90 days. */
export async function fetchJobs(signal: AbortSignal): Promise<Job[]> {
  const day = new Date(Date.now() - 91 * 86_400_000).toISOString().slice(0, 10);
  const response = await fetch(`/impact/Mediapartners/IRxSANDBOX/Jobs?CreatedAfter=${day}`, {
    headers: { Accept: "application/json" },
    cache: "no-store",
    signal,
  });
  if (!response.ok) throw new Error(`The list could not be loaded (${response.status}).`);
  const list: { Jobs?: Job[] } = await response.json();
  return list.Jobs ?? [];
}
