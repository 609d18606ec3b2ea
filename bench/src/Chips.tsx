import { memo } from "react";
import { STATUSES } from "./job";

interface Props {
  /** How many jobs of each status match the other filters. */
  counts: Map<string, number> | undefined;
  chosen: string | undefined;
  onChoose: (status: string | undefined) => void;
}

const label = (status: string) => status.charAt(0) + status.slice(1).toLowerCase();

export const Chips = memo(function Chips({ counts, chosen, onChoose }: Props) {
  const all = counts ? [...counts.values()].reduce((sum, it) => sum + it, 0) : 0;
  return (
    <div className="chips" part="chips" role="group" aria-label="Status">
      <Chip status="all" count={all} isChosen={chosen === undefined} onPress={() => onChoose(undefined)}>
        All
      </Chip>
      {STATUSES.map((it) => (
        <Chip
          key={it}
          status={it.toLowerCase()}
          count={counts?.get(it) ?? 0}
          isChosen={chosen === it}
          onPress={() => onChoose(chosen === it ? undefined : it)}
        >
          {label(it)}
        </Chip>
      ))}
    </div>
  );
});

interface ChipProps {
  status: string;
  count: number;
  isChosen: boolean;
  onPress: () => void;
  children: string;
}

function Chip({ status, count, isChosen, onPress, children }: ChipProps) {
  return (
    <button type="button" part="chip" data-status={status} data-count={count} aria-pressed={isChosen} onClick={onPress}>
      {children} <b>{count.toLocaleString()}</b>
    </button>
  );
}
