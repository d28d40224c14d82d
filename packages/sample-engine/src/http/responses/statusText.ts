import type { ContainerRecord } from '../../state/records.ts';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Formats a duration as Docker does: `About an hour`, `3 days`. */
export function durationText(seconds: number): string {
  if (seconds < 1) return 'Less than a second';
  if (seconds < 2) return '1 second';
  if (seconds < minute) return `${Math.floor(seconds)} seconds`;
  if (seconds < 2 * minute) return 'About a minute';
  if (seconds < hour) return `${Math.floor(seconds / minute)} minutes`;
  if (seconds < 1.5 * hour) return 'About an hour';
  if (seconds < 2 * day) return `${Math.round(seconds / hour)} hours`;
  if (seconds < 14 * day) return `${Math.floor(seconds / day)} days`;
  if (seconds < 60 * day) return `${Math.floor(seconds / (7 * day))} weeks`;
  if (seconds < 730 * day) return `${Math.floor(seconds / (30 * day))} months`;
  return `${Math.floor(seconds / (365 * day))} years`;
}

/** Returns the `Status` of a container list entry: `Up 3 days (healthy)`, `Exited (0) 2 hours ago`. */
export function statusText(container: ContainerRecord, now: number): string {
  const since = (moment: number | null) => durationText((now - (moment ?? now)) / 1000);
  switch (container.status) {
    case 'created':
      return 'Created';
    case 'exited':
      return `Exited (${container.exitCode}) ${since(container.finishedAt)} ago`;
    case 'restarting':
      return `Restarting (${container.exitCode}) ${since(container.finishedAt)} ago`;
    case 'paused':
      return `Up ${since(container.startedAt)} (Paused)`;
    case 'running':
      return `Up ${since(container.startedAt)}${healthText(container)}`;
  }
}

function healthText({ hasHealthcheck, health }: ContainerRecord): string {
  if (!hasHealthcheck) return '';
  return health === 'starting' ? ' (health: starting)' : ` (${health})`;
}
