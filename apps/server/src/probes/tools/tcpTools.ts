import type { Execution } from '../../docker/EngineClient.ts';
import { outputText } from './Tool.ts';
import type { ToolResult, Target, Tool } from './Tool.ts';

type Tcp = Extract<Target, { kind: 'tcp' }>;

/** Connects and hangs up, if there is an answer within three seconds: OpenBSD's, the traditional one, Nmap's, Alpine's. */
const scanFlags = ({ address, port }: Tcp) => ['-n', '-z', '-v', '-w', '3', address, String(port)];
/** busybox without `-z`: `true` takes its place once connected, or it would stay for as long as the other end does. */
const connectFlags = ({ address, port }: Tcp) => ['-w', '3', address, String(port), '-e', 'true'];
/** The whole script; address and port reach it as arguments. */
const BASH_SCRIPT = 'exec 3<>"/dev/tcp/$0/$1"';

export const tcpTools: readonly Tool<Tcp>[] = [
  { name: 'nc', command: (target) => ['nc', ...scanFlags(target)], read },
  { name: 'nc', command: (target) => ['nc', ...connectFlags(target)], read },
  { name: 'busybox nc', command: (target) => ['busybox', 'nc', ...scanFlags(target)], read },
  { name: 'busybox nc', command: (target) => ['busybox', 'nc', ...connectFlags(target)], read },
  {
    name: 'bash',
    command: ({ address, port }) => ['timeout', '3', 'bash', '-c', BASH_SCRIPT, address, String(port)],
    read,
  },
];

/** busybox and OpenBSD print their usage, the traditional one cannot do IPv6, some bash has no /dev/tcp. */
const UNSUPPORTED = /usage:|(?:invalid|illegal|unrecogni[sz]ed|unknown) option|can't parse|no such file/i;

function read(execution: Execution, { address, port }: Tcp): ToolResult | null {
  const words = outputText(execution);
  // Not even `true` was there to hang up with, but the connection was.
  if (execution.exitCode === 0 || /can't execute/.test(words)) {
    return { outcome: 'reached', detail: `${address} takes connections on port ${port}.` };
  }
  if (UNSUPPORTED.test(words)) return null;
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

const notReached = (detail: string): ToolResult => ({ outcome: 'not-reached', detail });
