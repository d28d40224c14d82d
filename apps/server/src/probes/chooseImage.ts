import type { Image } from '@portolan/protocol';

/** Small images that are often present and contain `sleep`, `ping`, `nc` and `nslookup`. */
const KNOWN = [
  'nicolaka/netshoot',
  'busybox',
  'alpine',
  'wbitt/network-multitool',
  'praqma/network-multitool',
];

/**
 * R244: returns the tag of a local image that is known to contain the tools; `null` if there is none. Images are
 * never pulled.
 */
export function chooseImage(images: readonly Image[]): string | null {
  const tags = images.flatMap((image) => image.tags);
  for (const known of KNOWN) {
    const found = tags.filter((tag) => toRepository(tag) === known).sort();
    const tag = found.find((each) => each.endsWith(':latest')) ?? found[0];
    if (tag !== undefined) return tag;
  }
  return null;
}

/** Podman puts the registry before the name of an image. */
const toRepository = (tag: string): string =>
  tag.replace(/:[^:/]*$/, '').replace(/^docker\.io\/(?:library\/)?/, '');
