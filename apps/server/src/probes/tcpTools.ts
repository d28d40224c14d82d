import type { Execution } from '../docker/EngineClient.ts';
import { wordsOf } from './Tool.ts';
import type { Finding, Target, Tool } from './Tool.ts';

type Tcp = Extract<Target, { kind: 'tcp' }>;

/** Connects and hangs up, if there is an answer within three seconds: OpenBSD's, the traditional one, Nmap's, Alpine's. */
const scan = ({ address, port }: Tcp) => ['-n', '-z', '-v', '-w', '3', address, String(port)];
/** busybox without `-z`: `true` takes its place once connected, or it would stay for as long as the other end does. */
const hangUp = ({ address, port }: Tcp) => ['-w', '3', address, String(port), '-e', 'true'];
/** The whole script; address and port reach it as arguments. */
const BASH = 'exec 3<>"/dev/tcp/$0/$1"';

export const tcpTools: readonly Tool<Tcp>[] = [
  { name: 'nc', command: (target) => ['nc', ...scan(target)], read },
  { name: 'nc', command: (target) => ['nc', ...hangUp(target)], read },
  { name: 'busybox nc', command: (target) => ['busybox', 'nc', ...scan(target)], read },
  { name: 'busybox nc', command: (target) => ['busybox', 'nc', ...hangUp(target)], read },
  {
    name: 'bash',
    command: ({ address, port }) => ['timeout', '3', 'bash', '-c', BASH, address, String(port)],
    read,
  },
];

/** busybox and OpenBSD print their usage, the traditional one cannot do IPv6, some bash has no /dev/tcp. */
const CANNOT = /usage:|(?:invalid|illegal|unrecogni[sz]ed|unknown) option|can't parse|no such file/i;

function read(execution: Execution, { address, port }: Tcp): Finding | null {
  const words = wordsOf(execution);
  // Not even `true` was there to hang up with, but the connection was.
  if (execution.exitCode === 0 || /can't execute/.test(words)) {
    return { outcome: 'reached', detail: `${address} takes connections on port ${port}.` };
  }
  if (CANNOT.test(words)) return null;
  if (/refused/i.test(words)) {
    return { outcome: 'refused', detail: `${address} can be reached, but nothing listens on port ${port}.` };
  }
  // 124: of `timeout`.
  if (/timed out|ncat: timeout/i.test(words) || execution.exitCode === 124) {
    return notReached(`${address} does not answer on port ${port} within 3 s.`);
  }
  if (/unreachable|no route|prohibited/i.test(words)) return notReached(`There is no way to ${address}.`);
  if (execution.exitCode === 1 && words.trim() === '') {
    return notReached(`${address} takes no connection on port ${port}; why, the tool does not say.`);
  }
  return null;
}

const notReached = (detail: string): Finding => ({ outcome: 'not-reached', detail });
