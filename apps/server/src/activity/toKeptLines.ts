import { toShell } from '@portolan/protocol';
import type { DockerCommand } from '@portolan/protocol';

/** Each page that joins is sent all that is kept. */
const MOST_CHARACTERS = 2_000;

/** R145: the commands as lines for a shell; what goes beyond 2,000 characters is left out, and `…` stands for it. */
export function toKeptLines(commands: readonly DockerCommand[]): string[] {
  const lines: string[] = [];
  let length = 0;
  for (const command of commands) {
    const kept: DockerCommand = [];
    for (const word of command) {
      length += toShell([word]).length + 1;
      if (length > MOST_CHARACTERS) return [...lines, toShell([...kept, '…'])];
      kept.push(word);
    }
    lines.push(toShell(kept));
  }
  return lines;
}
