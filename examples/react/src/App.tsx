import type { ImpactJobsElement } from "impact-jobs";
import type {} from "impact-jobs/react";
import { useRef, useState } from "react";

export function App() {
  const list = useRef<ImpactJobsElement>(null);
  const [kind, setKind] = useState<"partner" | "brand">("partner");
  const [count, setCount] = useState<number>();
  const [open, setOpen] = useState<string | null>(null);

  return (
    <main>
      <h1>Exports {count !== undefined && <small id="count">{count} jobs</small>}</h1>
      <p>
        <button type="button" onClick={() => setKind(kind === "partner" ? "brand" : "partner")}>
          Show the other account
        </button>{" "}
        <button type="button" onClick={() => void list.current?.refresh()}>Refresh</button>{" "}
        {open && <button type="button" onClick={() => list.current?.closeJob()}>Close {open}</button>}
      </p>
      <impact-jobs
        ref={list}
        api-base="/impact"
        account-kind={kind}
        account-sid="IRxSANDBOX"
        density="compact"
        fetcher={(input, init) => fetch(input, init)}
        onimpact-jobs-load={({ detail }) => setCount(detail.count)}
        onimpact-jobs-open={({ detail }) => setOpen(detail.id)}
      />
    </main>
  );
}
