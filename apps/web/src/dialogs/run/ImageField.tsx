import { Autocomplete } from '@mantine/core';
import type { Image } from '@portolan/protocol';
import { Literal } from '../../theme/Literal.tsx';
import classes from '../frame/Dialog.module.css';
import { fieldNoteProps } from '../fields/FieldNotes.tsx';
import type { FieldNotes } from '../fields/FieldNotes.tsx';
import runClasses from './Run.module.css';

interface ImageFieldProps {
  images: readonly Image[] | undefined;
  problem: string | null;
  value: string;
  notes: FieldNotes;
  onChange: (value: string) => void;
}

/** The field for the image: searches the local images by name, and those without a name by id. */
export function ImageField({ images, problem, value, notes, onChange }: ImageFieldProps) {
  const imagesByLabel = new Map(
    (images ?? []).flatMap((image) => labelsOf(image).map((label) => [label, image] as const)),
  );
  const note = fieldNoteProps(
    notes,
    problem ??
      (images?.length === 0
        ? 'The engine has no images. Pull one with docker pull first.'
        : 'A local image. Portolan does not pull images.'),
  );
  return (
    <Autocomplete
      label="Image"
      placeholder={images === undefined && problem === null ? 'Loading the list…' : 'Search the local images'}
      data={[...imagesByLabel].sort(namedFirst).map(([label]) => label)}
      limit={200}
      value={value}
      onChange={onChange}
      autoComplete="off"
      spellCheck={false}
      data-autofocus
      withScrollArea={false}
      {...note}
      classNames={{ options: classes.options }}
      renderOption={({ option }) => (
        <span className={runClasses.image}>
          <Literal text={option.value} max={120} />
          <span className={runClasses.size}>{sizeOf(imagesByLabel.get(option.value))}</span>
        </span>
      )}
    />
  );
}

const namedFirst = ([a, imageA]: [string, Image], [b, imageB]: [string, Image]): number =>
  Number(imageA.tags.length === 0) - Number(imageB.tags.length === 0) || (a < b ? -1 : 1);

const labelsOf = ({ id, tags }: Image): string[] =>
  tags.length > 0 ? tags : [id.replace(/^sha256:/, '').slice(0, 12)];

function sizeOf(image: Image | undefined): string {
  if (!image) return '';
  const megabytes = image.size / 1e6;
  return megabytes >= 1000
    ? `${(megabytes / 1000).toFixed(1)} GB`
    : `${Math.max(1, Math.round(megabytes))} MB`;
}
