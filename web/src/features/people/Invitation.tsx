import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { invitationQuery, invite, type User, uninvite } from '@/api/people';
import { useFormat } from '@/lib/useFormat';
import { CodeBlock } from '@/ui/CodeBlock';
import { FormError } from '@/ui/FormError';
import { IconKey, IconSend } from '@/ui/icons';
import { QueryState } from '@/ui/QueryState';
import { Section } from '@/ui/Section';
import { useDone } from '@/ui/useNotice';

/** The link by which a person sets their password: sent, sent again, or taken back. */
export function Invitation({ user }: { user: User }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const done = useDone();
  const open = useQuery(invitationQuery(user.id));
  const refresh = () => client.invalidateQueries({ queryKey: invitationQuery(user.id).queryKey });
  const send = useMutation({
    mutationFn: () => invite(user.id),
    onSuccess: async ({ sent }) => {
      if (sent) done(t('invitation.inviteSent', { email: user.email ?? '' }));
      await refresh();
    },
  });
  const revoke = useMutation({
    mutationFn: () => uninvite(user.id),
    onSuccess: () => {
      send.reset();
      return refresh();
    },
  });
  return (
    <Section title={t('invitation.access')} order={3}>
      <QueryState query={open} height={70}>
        {({ purpose, endsAt }) => (
          <Stack gap="sm">
            <Text fz="sm" c="dimmed">
              {endsAt
                ? t(purpose === 'invitation' ? 'invitation.invited' : 'invitation.resetOpen', {
                    when: format.dateTime(endsAt),
                  })
                : t('invitation.noInvitation')}
            </Text>
            {send.data?.link && (
              <Alert
                variant="light"
                color="solar"
                icon={<IconKey />}
                styles={{ message: { color: 'var(--mantine-color-text)' } }}
              >
                {t('invitation.inviteLink')}
                <CodeBlock text={send.data.link} label={t('invitation.copyLink')} />
              </Alert>
            )}
            <FormError error={send.error ?? revoke.error} />
            <Group gap="xs">
              <Button
                size="xs"
                variant="default"
                leftSection={<IconSend size={14} />}
                loading={send.isPending}
                onClick={() => send.mutate()}
              >
                {t(endsAt ? 'invitation.inviteAgain' : 'invitation.invite')}
              </Button>
              {endsAt && (
                <Button
                  size="xs"
                  variant="light"
                  color="red"
                  loading={revoke.isPending}
                  onClick={() => revoke.mutate()}
                >
                  {t('invitation.uninvite')}
                </Button>
              )}
            </Group>
          </Stack>
        )}
      </QueryState>
    </Section>
  );
}
