import {
  columnFacetingFeature,
  columnFilteringFeature,
  createColumnHelper,
  createFacetedRowModel,
  createFacetedUniqueValues,
  createFilteredRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  rowSortingFeature,
  sortFn_basic,
  sortFn_text,
  tableFeatures,
} from "@tanstack/react-table";
import { STATUSES, createdAt, duration, typeLabel, type Job } from "./job";

export const features = tableFeatures({
  columnFilteringFeature,
  globalFilteringFeature,
  columnFacetingFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  facetedRowModel: createFacetedRowModel(),
  facetedUniqueValues: createFacetedUniqueValues(),
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic, text: sortFn_text },
});

const helper = createColumnHelper<typeof features, Job>();

const rank = (job: Job) => (STATUSES as readonly string[]).indexOf(job.Status);

export const columns = helper.columns([
  helper.accessor("Status", {
    id: "status",
    header: "Status",
    sortFn: (a, b) => rank(a.original) - rank(b.original),
    filterFn: (row, _id, test: (job: Job) => boolean) => test(row.original),
  }),
  helper.accessor(typeLabel, { id: "type", header: "Type", sortFn: "text" }),
  helper.accessor("Id", { id: "id", header: "Job ID", sortFn: "basic" }),
  helper.accessor((job) => (job.ProgramId === undefined ? undefined : Number(job.ProgramId)), {
    id: "program",
    header: "Program",
    sortFn: "basic",
    sortUndefined: "last",
  }),
  helper.accessor(createdAt, { id: "created", header: "Created", sortFn: "basic", sortDescFirst: true, sortUndefined: "last" }),
  helper.accessor(duration, { id: "duration", header: "Duration", sortFn: "basic", sortDescFirst: true, sortUndefined: "last" }),
  helper.accessor("PercentageComplete", { id: "progress", header: "Progress", sortFn: "basic", sortDescFirst: true, sortUndefined: "last" }),
]);
