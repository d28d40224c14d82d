import { expect, it } from 'vitest';
import { executionWith } from '../testing/executionWith.ts';
import { tcpTools } from './tcpTools.ts';

const target = { kind: 'tcp', address: '10.77.0.2', port: 81 } as const;
const read = (...args: Parameters<typeof executionWith>) =>
  tcpTools[0]?.read(executionWith(...args), target)?.outcome ?? null;

/** What programs printed to stderr, and their exit codes. */
const cases: [program: string, exitCode: number, stderr: string, outcome: string | null][] = [
  ['OpenBSD 1.219', 0, 'Connection to 10.77.0.2 80 port [tcp/*] succeeded!\n', 'reached'],
  ['OpenBSD 1.219', 1, 'nc: connect to 10.77.0.2 port 81 (tcp) failed: Connection refused\n', 'refused'],
  [
    'OpenBSD 1.219',
    1,
    'nc: connect to 10.201.1.2 port 80 (tcp) timed out: Operation now in progress\n',
    'not-reached',
  ],
  [
    'OpenBSD 1.219',
    1,
    'nc: connect to fd00:99::1 port 81 (tcp) failed: Network is unreachable\n',
    'not-reached',
  ],
  ['traditional 1.10-47', 0, '(UNKNOWN) [10.77.0.2] 80 (?) open\n', 'reached'],
  ['traditional 1.10-47', 1, '(UNKNOWN) [10.77.0.2] 81 (?) : Connection refused\n', 'refused'],
  ['traditional 1.10-47', 1, '(UNKNOWN) [10.201.1.2] 80 (?) : Connection timed out\n', 'not-reached'],
  ['traditional 1.10-47, which has no IPv6', 1, "Can't parse fd00:77::2 as an IP address\n", null],
  [
    'busybox 1.35, which has no -z',
    1,
    `nc: invalid option -- 'n'
BusyBox v1.35.0 (Debian 1:1.35.0-4+deb12u1+b1) multi-call binary.

Usage: nc [-iN] [-wN] [-l] [-p PORT] [-f FILE|IPADDR PORT] [-e PROG]

Open a pipe to IP:PORT or FILE

	-l	Listen mode, for inbound connects
		(use -ll with -e for persistent server)
	-p PORT	Local port
	-w SEC	Connect timeout
`,
    null,
  ],
  ['busybox 1.35', 0, '', 'reached'],
  ['busybox 1.35', 1, "nc: can't connect to remote host (10.77.0.2): Connection refused\n", 'refused'],
  ['busybox 1.35', 1, "nc: can't connect to remote host: Connection refused\n", 'refused'],
  ['busybox 1.35', 1, 'nc: timed out\n', 'not-reached'],
  [
    'busybox 1.35',
    1,
    "nc: can't connect to remote host (172.99.0.1): Network is unreachable\n",
    'not-reached',
  ],
  [
    'busybox 1.35 where there is no `true`',
    1,
    "nc: can't execute 'true': No such file or directory\n",
    'reached',
  ],
  [
    'bash 5.2',
    1,
    '10.77.0.2: connect: Connection refused\n10.77.0.2: line 1: /dev/tcp/10.77.0.2/81: Connection refused\n',
    'refused',
  ],
  ['bash 5.2 under timeout', 124, '', 'not-reached'],
  ['bash without /dev/tcp', 1, '10.77.0.2: line 1: /dev/tcp/10.77.0.2/81: No such file or directory\n', null],
  ['a program that prints nothing', 1, '', 'not-reached'],
  ['a program that fails otherwise', 2, 'nc: out of memory\n', null],
];

it.each(cases)('%s, exit code %i: %j', (_program, exitCode, stderr, outcome) => {
  expect(read(exitCode, '', stderr)).toBe(outcome);
});
