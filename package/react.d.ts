// `impact-jobs/react`: <impact-jobs> in the JSX of React 19. Types alone: import type {} from "impact-jobs/react";
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { ImpactJobsElement, ImpactJobsEventMap, ImpactJobsOptions } from "./element.js";

/** The attributes, which also work on a server and before the element is defined. */
interface MarkupAttributes {
  "api-base"?: ImpactJobsOptions["apiBase"];
  "account-kind"?: ImpactJobsOptions["accountKind"];
  "account-sid"?: ImpactJobsOptions["accountSid"];
  "advertiser-id"?: ImpactJobsOptions["advertiserId"];
  "created-after"?: ImpactJobsOptions["createdAfter"];
  "created-before"?: ImpactJobsOptions["createdBefore"];
  "time-zone"?: ImpactJobsOptions["timeZone"];
  "stalled-after"?: ImpactJobsOptions["stalledAfter"];
  "retention-days"?: ImpactJobsOptions["retentionDays"];
  "sync-url"?: ImpactJobsOptions["syncUrl"];
}

/** React listens to the event whose name follows `on`: `onimpact-jobs-load={(event) => …}`. */
type Listeners = { [K in keyof ImpactJobsEventMap as `on${K}`]?: (event: ImpactJobsEventMap[K]) => void };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      /** Its properties, by which React sets what is no text, its attributes and its events. */
      "impact-jobs": DetailedHTMLProps<HTMLAttributes<ImpactJobsElement>, ImpactJobsElement> &
        ImpactJobsOptions & MarkupAttributes & Listeners;
    }
  }
}
