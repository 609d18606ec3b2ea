// Compiles only when the types say neither more nor less than they should.
import type {} from "impact-jobs/react";

export const right = (
  <impact-jobs
    key="jobs"
    className="wide"
    api-base="/impact"
    accountSid="IRxEXAMPLE"
    stalled-after={15}
    readonly
    fetcher={async (input) => new Response(input)}
    onimpact-jobs-change={({ detail }) => detail.changes.map((it) => it.to.toLowerCase())}
  >
    <h2 slot="title">Exports</h2>
  </impact-jobs>
);

export const wrong = [
  // @ts-expect-error: there is no such kind
  <impact-jobs account-kind="publisher" />,
  // @ts-expect-error: it is a number or a text
  <impact-jobs stalledAfter={[]} />,
  // @ts-expect-error: a text is no listener
  <impact-jobs onimpact-jobs-load="count" />,
];
