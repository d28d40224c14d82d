import { Button, CopyButton } from '@mantine/core';
import { toShell } from '@portolan/protocol';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useHostLines } from '../../store/engine/useHostLines.ts';
import { Literal } from '../../theme/Literal.tsx';
import classes from './FieldDetail.module.css';
import { toFieldCommand } from './toFieldCommand.ts';
import type { InspectTarget } from './toFieldCommand.ts';
import { isBranch, toCopyText, toPathText } from './jsonFields.ts';
import type { Json, Path } from './jsonFields.ts';
import type { FieldMeaning } from './FieldMeaning.ts';

/** The limits of a value on the page. The copy buttons copy all of it. */
const MAX_LINES = 400;
const MAX_CHARACTERS = 20_000;

interface FieldDetailProps {
  target: InspectTarget;
  path: Path;
  value: Json;
  meaning: FieldMeaning | null;
}

/** R172: the value of a field, its meaning, and the docker command that prints it. */
export function FieldDetail({ target, path, value, meaning }: FieldDetailProps) {
  const text = toCopyText(value);
  const [command = ''] = useHostLines([toShell(toFieldCommand(target, path, value))]);
  return (
    <div className={classes.detail} data-testid="field">
      <h3 className={classes.path}>
        {path.length === 0 ? 'All fields' : <Literal mono text={toPathText(path)} max={400} />}
      </h3>
      {meaning && (
        <p className={classes.meaning}>
          <span className={classes.fact}>{meaning.label}</span> <Literal text={meaning.text} max={400} />
        </p>
      )}
      <Block title="Value" what="value" copied={text} testId="field-value">
        <ValueText value={value} text={text} />
      </Block>
      <Block title="With the docker CLI" what="command" copied={command} testId="docker-command">
        <Literal text={command} max={6000} />
      </Block>
    </div>
  );
}

interface BlockProps {
  title: string;
  what: string;
  copied: string;
  testId: string;
  children: React.ReactNode;
}

function Block({ title, what, copied, testId, children }: BlockProps) {
  return (
    <section className={classes.block}>
      <div className={classes.bar}>
        <h4 className={classes.title}>{title}</h4>
        <CopyButton value={copied} timeout={1500}>
          {({ copied: isCopied, copy }) => (
            <Button
              variant="subtle"
              size="compact-xs"
              leftSection={isCopied ? <IconCheck size={13} /> : <IconCopy size={13} />}
              onClick={copy}
            >
              {isCopied ? 'Copied' : `Copy ${what}`}
            </Button>
          )}
        </CopyButton>
      </div>
      {/* It can have the focus, so that the keyboard can scroll it. */}
      <pre className={classes.code} tabIndex={0} aria-label={title} data-testid={testId}>
        {children}
      </pre>
    </section>
  );
}

function ValueText({ value, text }: { value: Json; text: string }) {
  if (!isBranch(value)) {
    return text === '' ? (
      <span className={classes.quiet}>empty</span>
    ) : (
      <Literal text={text} max={MAX_CHARACTERS} />
    );
  }
  const lines = text.split('\n');
  return (
    <>
      {lines.slice(0, MAX_LINES).map((line, at) => (
        <span key={at}>
          {at > 0 && '\n'}
          <Literal text={line} max={2000} />
        </span>
      ))}
      {lines.length > MAX_LINES && (
        <span className={classes.quiet}>
          {'\n'}…and {lines.length - MAX_LINES} more lines. Copy value copies all of them.
        </span>
      )}
    </>
  );
}
