import { ActionIcon, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { Literal } from '../../theme/Literal.tsx';
import classes from './Dialog.module.css';

/** R92: the equivalent docker commands, to copy. `notExpressed` lists in sentences what they cannot express. */
export function CommandLine({
  title = 'With the docker CLI',
  commands,
  notExpressed = [],
}: {
  title?: string | undefined;
  commands: string[];
  notExpressed?: string[];
}) {
  return (
    <div>
      <p className={classes.caption}>{title}</p>
      <div className={classes.command}>
        <code data-testid="docker-command" tabIndex={0}>
          {commands.map((command, at) => (
            <span key={command}>
              {at > 0 && '\n'}
              <Literal text={command} max={6000} />
            </span>
          ))}
        </code>
        <CopyButton value={commands.join('\n')} timeout={1500}>
          {({ copied, copy }) => (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={copied ? 'Copied' : 'Copy command'}
              onClick={copy}
            >
              {copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
            </ActionIcon>
          )}
        </CopyButton>
      </div>
      {notExpressed.map((sentence) => (
        <p key={sentence} className={classes.quiet}>
          {sentence}
        </p>
      ))}
    </div>
  );
}
