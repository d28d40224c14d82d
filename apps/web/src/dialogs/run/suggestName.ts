import { ContainerName } from '@portolan/protocol';

/** A free name for a container of an image: the image's last word, numbered where that is taken; empty for none. */
export function suggestName(image: string, taken: ReadonlySet<string>): string {
  const last = image.trim().split('/').at(-1) ?? '';
  const word = last.replace(/[@:].*$/, '').replace(/^[^a-zA-Z0-9]+/, '');
  const name = ContainerName.safeParse(word).success ? word : word === '' ? '' : 'container';
  if (name === '' || !taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name}-${number}`)) number += 1;
  return `${name}-${number}`;
}
