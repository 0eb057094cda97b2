import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ownCallsQuery } from '@/api/own';
import { CallTable } from '@/features/requests/CallTable';
import { boundsOf } from '@/lib/ranges';
import { useZone } from '@/lib/zone';
import { AnchorLink } from '@/ui/links';
import { Section } from '@/ui/Section';

const SHOWN = 5;

/** The last few calls, so that a refusal is one click from its reason. */
export function Latest() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const calls = useInfiniteQuery(ownCallsQuery(boundsOf({ range: '30d' }, useZone(), new Date()), SHOWN));
  const first = { ...calls, hasNextPage: false } as typeof calls;
  return (
    <Section
      title={t('home.latest')}
      aside={
        <AnchorLink to="/me/requests" fz="sm">
          {t('overview.details')}
        </AnchorLink>
      }
    >
      <CallTable
        own
        height={200}
        calls={first}
        open={undefined}
        onOpen={(call) => void navigate({ to: '/me/requests', search: { request: call.id } })}
      />
    </Section>
  );
}
