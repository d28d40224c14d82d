import { readFileSync } from 'node:fs';
import { sleep } from '../report/statistics.ts';

/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10;

/** Returns the processor time that a process has used since its start, all threads together, in milliseconds. */
export function processorMs(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in parentheses may contain spaces. The two times are the 12th and 13th field after it.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** Returns the resident memory of a process in MB (of 2^20 bytes): now, and at its highest. */
export function memoryMb(pid: number): { now: number; highest: number } {
  const text = readFileSync(`/proc/${pid}/status`, 'utf8');
  const read = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(text)?.[1]) / 1024;
  return { now: read('VmRSS'), highest: read('VmHWM') };
}

/** Returns which part of one core a process uses while nothing is asked of it, in percent. */
export async function idleShare(pid: number, ms: number): Promise<number> {
  const before = processorMs(pid);
  const start = performance.now();
  await sleep(ms);
  return ((processorMs(pid) - before) / (performance.now() - start)) * 100;
}
