import { expect, it } from 'vitest';
import { dnsTools } from './dnsTools.ts';
import { pingTools } from './pingTools.ts';
import { tcpTools } from './tcpTools.ts';

const commands = [
  ...pingTools.map((each) => each.command({ kind: 'ping', address: 'fd00::feed' })),
  ...tcpTools.map((each) => each.command({ kind: 'tcp', address: '192.0.2.77', port: 54321 })),
  ...dnsTools.map((each) => each.command({ kind: 'dns', name: 'foreign-name' })),
].filter((each) => each !== null);
const isTarget = (argument: string) => /^(?:fd00::feed|192\.0\.2\.77|54321|foreign-name\.?)$/.test(argument);

it('R242: the target is always an argument of its own', () => {
  for (const command of commands) {
    const withTarget = command.filter((argument) => /feed|77|54321|foreign/.test(argument));
    expect(withTarget.every(isTarget)).toBe(true);
    expect(isTarget(command[0] ?? '')).toBe(false);
  }
});

it('R242: only one command uses a shell, with a fixed script', () => {
  const shells = commands.filter((command) => command.some((each) => /^(?:a|ba|da)?sh$/.test(each)));
  expect(shells).toEqual([['timeout', '3', 'bash', '-c', 'exec 3<>"/dev/tcp/$0/$1"', '192.0.2.77', '54321']]);
});
