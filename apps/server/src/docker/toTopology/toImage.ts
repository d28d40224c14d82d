import type { Image } from '@portolan/protocol';
import * as z from 'zod';
import { numberField, textListField } from './lenientFields.ts';

const ImageJson = z.object({
  Id: z.string(),
  RepoTags: textListField,
  Size: numberField,
  Created: numberField,
});

/** Converts an entry of `GET /images/json`. */
export function toImage(json: unknown): Image {
  const { Id, RepoTags, Size, Created } = ImageJson.parse(json);
  return {
    id: Id,
    // Below API 1.43, an image without a name has the tag `<none>:<none>`.
    tags: RepoTags.filter((tag) => tag !== '<none>:<none>'),
    size: Size,
    // An image without a date has 1970 or the year 1 (28.5.2, 20.10.24).
    created: Created > 0 ? new Date(Created * 1000).toISOString() : null,
  };
}
