const MOMENT = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

export const formatMoment = (millis: number | undefined) => (millis === undefined ? "–" : MOMENT.format(millis));

/** 3 min 20 s */
export function formatDuration(millis: number | undefined): string {
  if (millis === undefined) return "–";
  const seconds = Math.floor(millis / 1_000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
