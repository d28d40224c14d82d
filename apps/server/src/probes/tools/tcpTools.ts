import type { Execution } from '../../docker/EngineClient.ts';
import { outputText } from './Tool.ts';
import type { Target, Tool, ToolResult } from './Tool.ts';

type Tcp = Extract<Target, { kind: 'tcp' }>;

/**
 * Connects within three seconds and disconnects at once. For the nc of OpenBSD, Nmap and Alpine and the traditional
 * one.
 */
const scanFlags = ({ address, port }: Tcp) => ['-n', '-z', '-v', '-w', '3', address, String(port)];
/**
 * For busybox without `-z`: once connected, it runs `true` instead. Otherwise it would wait until the other end
 * disconnects.
 */
const connectFlags = ({ address, port }: Tcp) => ['-w', '3', address, String(port), '-e', 'true'];
/** The whole script. Address and port are passed as arguments. */
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

/**
 * busybox and OpenBSD print their usage, the traditional nc does not support IPv6, and some builds of bash have no
 * /dev/tcp.
 */
const UNSUPPORTED = /usage:|(?:invalid|illegal|unrecogni[sz]ed|unknown) option|can't parse|no such file/i;

function read(execution: Execution, { address, port }: Tcp): ToolResult | null {
  const text = outputText(execution);
  // The image has no `true`, but the connection was made.
  if (execution.exitCode === 0 || /can't execute/.test(text)) {
    return { outcome: 'reached', detail: `${address} accepts connections on port ${port}.` };
  }
  if (UNSUPPORTED.test(text)) return null;
  if (/refused/i.test(text)) {
    return { outcome: 'refused', detail: `${address} can be reached, but nothing listens on port ${port}.` };
  }
  // 124 is the exit code of `timeout`.
  if (/timed out|ncat: timeout/i.test(text) || execution.exitCode === 124) {
    return notReached(`${address} does not answer on port ${port} within 3 s.`);
  }
  if (/unreachable|no route|prohibited/i.test(text)) return notReached(`There is no route to ${address}.`);
  if (execution.exitCode === 1 && text.trim() === '') {
    return notReached(`${address} accepts no connection on port ${port}. The tool gives no reason.`);
  }
  return null;
}

const notReached = (detail: string): ToolResult => ({ outcome: 'not-reached', detail });
