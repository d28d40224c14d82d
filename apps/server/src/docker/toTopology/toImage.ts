import type { Image } from '@portolan/protocol';
import * as z from 'zod';
import { numberField, textListField } from './lenientFields.ts';

const ImageJson = z.object({
  Id: z.string(),
  RepoTags: textListField,
  Size: numberField,
  Created: numberField,
});

/** One entry of `GET /images/json`. */
export function toImage(json: unknown): Image {
  const { Id, RepoTags, Size, Created } = ImageJson.parse(json);
  return {
    id: Id,
    // What lost its name is listed as `<none>:<none>` below API 1.43.
    tags: RepoTags.filter((tag) => tag !== '<none>:<none>'),
    size: Size,
    // Builds without a date tell 1970, or the year 1 (28.5.2, 20.10.24).
    created: Created > 0 ? new Date(Created * 1000).toISOString() : null,
  };
}
