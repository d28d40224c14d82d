import { VisuallyHidden } from '@mantine/core';
import { placeOf, useEnginesStore } from '../../store/engine/enginesStore.ts';
import classes from './Place.module.css';

/** R291: the name of the engine on which something is done, where the server watches several; otherwise nothing. */
export function Place({ engine }: { engine: string | null }) {
  const place = useEnginesStore((state) => placeOf(state, engine));
  if (place === null) return null;
  return (
    <>
      <VisuallyHidden>on </VisuallyHidden>
      <span className={classes.place} title={place} data-testid="place">
        {place}
      </span>
    </>
  );
}
