import type { Image } from '@portolan/protocol';

/** Small ones that people have anyway, and that hold `sleep`, `ping`, `nc` and `nslookup`. */
const KNOWN = [
  'nicolaka/netshoot',
  'busybox',
  'alpine',
  'wbitt/network-multitool',
  'praqma/network-multitool',
];

/** R244: a local image with the tools, by its name; `null` where none is known. Nothing is ever pulled. */
export function chooseImage(images: readonly Image[]): string | null {
  const tags = images.flatMap((image) => image.tags);
  for (const known of KNOWN) {
    const found = tags.filter((tag) => toRepository(tag) === known).sort();
    const tag = found.find((each) => each.endsWith(':latest')) ?? found[0];
    if (tag !== undefined) return tag;
  }
  return null;
}

/** Podman writes where an image came from before its name. */
const toRepository = (tag: string): string =>
  tag.replace(/:[^:/]*$/, '').replace(/^docker\.io\/(?:library\/)?/, '');
