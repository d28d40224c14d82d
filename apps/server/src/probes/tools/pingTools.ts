import type { Execution } from '../../docker/EngineClient.ts';
import { isIPv6, outputText } from './Tool.ts';
import type { Target, Tool, ToolResult } from './Tool.ts';

type Ping = Extract<Target, { kind: 'ping' }>;

/** Sends one packet and waits at most two seconds for the answer (busybox, iputils). */
const flags = ['-c', '1', '-W', '2'];

export const pingTools: readonly Tool<Ping>[] = [
  { name: 'ping', command: ({ address }) => ['ping', ...flags, address], read },
  {
    // Older images have a separate program for IPv6.
    name: 'ping6',
    command: ({ address }) => (isIPv6(address) ? ['ping6', ...flags, address] : null),
    read,
  },
  { name: 'busybox ping', command: ({ address }) => ['busybox', 'ping', ...flags, address], read },
];

function read(execution: Execution, { address }: Ping): ToolResult | null {
  const text = outputText(execution);
  const received = /\b(\d+) (?:packets )?received/.exec(text)?.[1];
  if (received === undefined) {
    // busybox: `ping: sendto: Network is unreachable`
    return /unreachable/i.test(text) ? notReached(`There is no route to ${address}.`) : null;
  }
  if (received !== '0') {
    const time = /\btime[=<]([\d.]+) ms/.exec(text)?.[1];
    return { outcome: 'reached', detail: `${address} answers ping${time ? ` in ${time} ms` : ''}.` };
  }
  if (/unreachable/i.test(text)) return notReached(`A gateway reports that ${address} is unreachable.`);
  return notReached(`${address} does not answer ping within 2 s.`);
}

const notReached = (detail: string): ToolResult => ({ outcome: 'not-reached', detail });
