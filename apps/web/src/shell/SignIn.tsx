import { Alert, Button, Code, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { signIn } from '../connection/session.ts';
import classes from './SignIn.module.css';

/** Asks for the token, and says where it is to be found. */
export function SignIn() {
  const [token, setToken] = useState('');
  const attempt = useMutation<void, Error, string>({ mutationFn: signIn });
  return (
    <main className={classes.screen}>
      <Paper
        component="form"
        withBorder
        p="xl"
        w={420}
        maw="100%"
        onSubmit={(event: React.FormEvent) => {
          event.preventDefault();
          attempt.mutate(token.trim());
        }}
      >
        <Stack>
          <Title order={1} size="h2">
            Sign in to Portolan
          </Title>
          <Text c="dimmed">
            Whoever opens this page can change the networks of a Docker engine, so it wants a token. The
            server printed a link with it when it started: open that link, or paste the token here. One given
            with <Code>--token</Code> or <Code>PORTOLAN_TOKEN</Code> works too.
          </Text>
          <PasswordInput
            label="Token"
            value={token}
            onChange={(event) => setToken(event.currentTarget.value)}
            autoComplete="current-password"
            data-autofocus
            autoFocus
          />
          {attempt.error && (
            <Alert color="red" variant="light" role="alert">
              {attempt.error.message}
            </Alert>
          )}
          <Button type="submit" size="sm" loading={attempt.isPending} disabled={token.trim() === ''}>
            Sign in
          </Button>
        </Stack>
      </Paper>
    </main>
  );
}
