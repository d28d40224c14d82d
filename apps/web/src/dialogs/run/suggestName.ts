import { ContainerName } from '@portolan/protocol';

/**
 * Returns a free container name: the last segment of the image name, with a number if it is taken; empty for no image.
 */
export function suggestName(image: string, taken: ReadonlySet<string>): string {
  const last = image.trim().split('/').at(-1) ?? '';
  const base = last.replace(/[@:].*$/, '').replace(/^[^a-zA-Z0-9]+/, '');
  const name = ContainerName.safeParse(base).success ? base : base === '' ? '' : 'container';
  if (name === '' || !taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name}-${number}`)) number += 1;
  return `${name}-${number}`;
}
