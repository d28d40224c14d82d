import { ActionIcon, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { Literal } from '../../theme/Literal.tsx';
import classes from './Copyable.module.css';

interface CopyableProps {
  text: string;
  /** Names what is copied in the label of the button: "address", "ID". */
  what: string;
  mono?: boolean;
  /** A short form to show; the whole text is copied all the same. */
  short?: string;
  max?: number;
}

/** A text with a button that copies it exactly as the engine reports it. */
export function Copyable({ text, what, mono = false, short, max }: CopyableProps) {
  return (
    <span className={classes.copyable}>
      <Literal text={short ?? text} mono={mono} max={max} />
      <CopyButton value={text} timeout={1500}>
        {({ copied, copy }) => (
          <ActionIcon
            className={classes.button}
            variant="transparent"
            color="gray"
            size={18}
            aria-label={copied ? 'Copied' : `Copy ${what}`}
            onClick={copy}
          >
            {copied ? <IconCheck size={13} /> : <IconCopy size={13} />}
          </ActionIcon>
        )}
      </CopyButton>
    </span>
  );
}
