import { Button } from '@mantine/core';
import { IconLogin2, IconEye } from '@tabler/icons-react';
import { useView } from '../../store/useView.ts';
import { Literal } from '../../theme/Literal.tsx';
import classes from './LensBar.module.css';
import { useLensText } from './useLensText.ts';

/** R256, R257: names the active lens, and leaves it. It is shown on top of the map, and above the table or the matrix. */
export function LensBar({ isOver }: { isOver: boolean }) {
  const { lens, setLens } = useView();
  const [title, ...facts] = useLensText();
  if (!lens || title === undefined) return null;
  const Icon = lens.kind === 'exposed' ? IconLogin2 : IconEye;
  return (
    <div
      className={classes.bar}
      data-over={isOver || undefined}
      role="group"
      aria-label="Lens"
      data-testid="lens"
    >
      <Icon size={15} aria-hidden className={classes.icon} />
      <span className={classes.text}>
        <strong>
          <Literal text={title} max={80} />
        </strong>
        {facts.map((fact) => (
          <span key={fact}> · {fact}</span>
        ))}
      </span>
      <Button variant="subtle" size="compact-xs" onClick={() => setLens(null)} aria-keyshortcuts="Escape">
        Leave <kbd className={classes.key}>Esc</kbd>
      </Button>
    </div>
  );
}
