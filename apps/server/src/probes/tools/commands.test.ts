import { expect, it } from 'vitest';
import { dnsTools } from './dnsTools.ts';
import { pingTools } from './pingTools.ts';
import { tcpTools } from './tcpTools.ts';

const commands = [
  ...pingTools.map((each) => each.command({ kind: 'ping', address: 'fd00::feed' })),
  ...tcpTools.map((each) => each.command({ kind: 'tcp', address: '192.0.2.77', port: 54321 })),
  ...dnsTools.map((each) => each.command({ kind: 'dns', name: 'foreign-name' })),
].filter((each) => each !== null);
const isForeign = (word: string) => /^(?:fd00::feed|192\.0\.2\.77|54321|foreign-name\.?)$/.test(word);

it('R242: a foreign word is an argument of its own, and never part of another', () => {
  for (const command of commands) {
    expect(command.filter((word) => /feed|77|54321|foreign/.test(word)).every(isForeign)).toBe(true);
    expect(isForeign(command[0] ?? '')).toBe(false);
  }
});

it('R242: the one shell there is gets one fixed script', () => {
  const shells = commands.filter((command) => command.some((word) => /^(?:a|ba|da)?sh$/.test(word)));
  expect(shells).toEqual([['timeout', '3', 'bash', '-c', 'exec 3<>"/dev/tcp/$0/$1"', '192.0.2.77', '54321']]);
});
